import { say } from '@congtam/engine';

export const texts = {
  title: say('Mẫu văn bản riêng', 'Layouts of the agency'),
  says: say(
    'Tệp DOCX của cơ quan dùng thay mẫu có sẵn; bảng tổng hợp kết quả xếp loại còn nhận bảng tính XLSX. Chỗ cần điền viết trong ngoặc nhọn, như {ho_ten}. Mẫu được kiểm tra khi tải lên và dùng sau khi người thứ hai đồng ý.',
    'A DOCX of the agency in place of the built-in layout; for the summary of levels an XLSX as well. Places to fill stand in braces, like {ho_ten}. It is checked when put in and used once a second person agrees.',
  ),
  none: say(
    'Đơn vị chưa có mẫu riêng: văn bản dùng mẫu có sẵn.',
    'The unit has no layout of its own: papers use the built-in ones.',
  ),
  upload: say('Tải lên một mẫu', 'Put a layout in'),
  form: say('Thay cho biểu mẫu', 'In place of the form'),
  file: say('Tệp mẫu (DOCX, XLSX)', 'Layout (DOCX, XLSX)'),
  faults: say('Mẫu cần sửa ở những chỗ sau', 'Mend the layout at these places'),
  tags: say('Chỗ điền trong mẫu', 'Places to fill'),
  state: say('Tình trạng', 'State'),
  uploadedAt: say('Tải lên lúc', 'Put in at'),
  files: say('Tệp', 'Files'),
  itself: say('Tệp mẫu', 'The layout'),
  filled: say('Bản điền thử', 'Filled with a sample'),
  agree: say('Đồng ý cho dùng', 'Agree to its use'),
  agreeSays: say(
    'Bạn là người thứ hai, sau người tải lên. Hãy mở bản điền thử trước.',
    'You are the second person. Open the sample first.',
  ),
  end: say('Thôi dùng', 'End its use'),
} as const;

export const STATES = {
  proposed: say('chờ người thứ hai đồng ý', 'waits for a second person'),
  inUse: say('đang dùng', 'in use'),
  ended: say('đã thôi dùng', 'ended'),
} as const;
