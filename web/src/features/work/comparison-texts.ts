import { say } from '@congtam/engine';

export const comparisonTexts = {
  title: say('So danh mục giữa các cơ quan', 'Catalogues compared between bodies'),
  says: say(
    'Cùng một sản phẩm, mỗi cơ quan cho hệ số bao nhiêu. Khác nhau chưa hẳn là sai; đây là chỗ để hỏi nhau khi xây dựng danh mục.',
    'What the same product is worth in each body. A difference need not be wrong; it is where to ask each other.',
  ),
  unlikeOnly: say('Chỉ sản phẩm có hệ số khác nhau', 'Only products with different coefficients'),
  allAlike: say(
    'Không sản phẩm nào khác hệ số giữa các cơ quan bạn được xem.',
    'No product differs between the bodies you can see.',
  ),
  product: say('Sản phẩm, công việc', 'Product'),
  bodies: say('Cơ quan: hệ số', 'Body: coefficient'),
  verdict: say('So sánh', 'Compared'),
  group: say('nhóm', 'group'),
  from: say('từ', 'from'),
  alike: say('giống nhau', 'alike'),
  unlike: say('khác nhau', 'different'),
  open: say('So với cơ quan khác', 'Compare with other bodies'),
} as const;

export const positionTexts = {
  title: say('Sản phẩm của vị trí việc làm', 'Products of job positions'),
  says: say(
    'Vị trí việc làm nào làm những sản phẩm nào trong danh mục. Ghi mới không sửa điều đã ghi trước.',
    'Which products of the catalogue each job position makes. A new record leaves the earlier one as it is.',
  ),
  none: say('Chưa ghi vị trí việc làm nào của đơn vị này.', 'No job position of this unit is recorded.'),
  record: say('Ghi sản phẩm của một vị trí', 'Record a position'),
  position: say('Vị trí việc làm', 'Job position'),
  codes: say('Mã sản phẩm', 'Codes of products'),
  codesNote: say('mỗi dòng một mã trong danh mục', 'one code of the catalogue a line'),
  open: say('Sản phẩm theo vị trí việc làm', 'Products by job position'),
} as const;
