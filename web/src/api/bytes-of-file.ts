import { say } from '@congtam/engine';
import { keptLanguage } from '../i18n/language.tsx';
import { Problem } from './problem.ts';

/**
 * What is in a file that was chosen. A browser gives nothing of one that was saved again, moved or deleted since: whoever
 * mends a sheet beside the page meets that every time.
 *
 * @throws Problem when it is not the file that was chosen any more
 */
export const bytesOfFile = (file: File): Promise<ArrayBuffer> =>
  file.arrayBuffer().catch(() => {
    throw changedSince(file.name);
  });

function changedSince(name: string): Problem {
  const title = say(
    `tệp “${name}” đã đổi sau khi chọn`,
    `the file '${name}' has changed since it was chosen`,
  );
  const detail = say(
    'chọn lại tệp rồi làm lại; những gì đã nhập vẫn còn trên màn hình',
    'choose the file again and go on; what you typed is still on the screen',
  );
  return new Problem(0, 'file.changed', title[keptLanguage()], detail[keptLanguage()]);
}
