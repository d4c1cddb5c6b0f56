import { say } from '@congtam/engine';

export const catalogueTexts = {
  title: say('Danh mục sản phẩm, công việc', 'Catalogue of work products'),
  says: say(
    'Mỗi sản phẩm có hệ số quy đổi ra sản phẩm, công việc chuẩn. Bản mới không sửa bản cũ.',
    'Each product has a coefficient towards the standard product. A new version leaves the old one as it is.',
  ),
  chooseUnit: say('Chọn đơn vị để xem danh mục.', 'Choose a unit to see its catalogue.'),
  inForce: say('Đang có hiệu lực', 'In force'),
  noneInForce: say(
    'Chưa có danh mục nào có hiệu lực cho đơn vị này.',
    'No catalogue is in force for this unit.',
  ),
  standard: say('Sản phẩm, công việc chuẩn', 'Standard product'),
  from: say('Từ ngày', 'From'),
  find: say('Tìm trong danh mục (không cần dấu)', 'Find in the catalogue (marks are not needed)'),
  code: say('Mã', 'Code'),
  product: say('Sản phẩm, công việc', 'Product'),
  group: say('Nhóm', 'Group'),
  coefficient: say('Hệ số', 'Coefficient'),
  quality: say('Yêu cầu chất lượng', 'Quality asked'),
  versions: say('Các bản đã trình', 'Versions proposed'),
  state: say('Tình trạng', 'State'),
  propose: say('Trình bản mới', 'Propose a new version'),
  items: say('Các sản phẩm', 'Products'),
  itemsNote: say(
    'Mỗi dòng một sản phẩm: mã; tên; nhóm; hệ số; yêu cầu chất lượng. Dán thẳng từ Excel được.',
    'One product a line: code; name; group; coefficient; quality. Can be pasted from Excel.',
  ),
  groups: say('Số nhóm tối đa', 'The most groups there may be'),
  article: say('Điều khoản quy định số nhóm', 'The article that says so'),
  approve: say('Phê duyệt', 'Approve'),
  decline: say('Không phê duyệt', 'Decline'),
  itemsCount: say('sản phẩm', 'products'),
  decide: say('Quyết định', 'Decide'),
  wrongLine: say(
    'Dòng chưa đúng, cần: mã; tên; nhóm; hệ số',
    'A line is wrong; it takes: code; name; group; coefficient',
  ),
} as const;

export const CATALOGUE_STATES = {
  proposed: say('chờ phê duyệt', 'waits for approval'),
  approved: say('đã phê duyệt', 'approved'),
  declined: say('không phê duyệt', 'declined'),
} as const;
