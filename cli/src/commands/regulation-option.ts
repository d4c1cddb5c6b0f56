import { say } from '@congtam/engine';
import type { OptionDeclaration } from '../command.ts';

export const regulationOption: OptionDeclaration = {
  name: 'regulation',
  value: 'ID|PATH',
  mayRepeat: true,
  says: say(
    'quy định đi kèm chương trình (nd-335-2025) hoặc thư mục phiên bản bất kỳ; có thể ghi nhiều lần, một lớp thì ghi cùng văn bản gốc của nó',
    'a regulation that comes with the program (nd-335-2025) or any version folder; may be repeated, a layer goes with its base',
  ),
};
