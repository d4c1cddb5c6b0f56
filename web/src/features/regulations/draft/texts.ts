import { say } from '@congtam/engine';

export const texts = {
  asForm: say('Biểu mẫu', 'Form'),
  asText: say('Văn bản', 'Text'),
  formSays: say(
    'Mỗi con số đứng cạnh điều khoản của nó. Sửa tại chỗ; văn bản và ghi chú trong đó giữ nguyên.',
    'Every number stands beside its article. Change it in place; the text and its comments stay.',
  ),
  empty: say(
    'Chưa có văn bản. Bắt đầu từ một quy định có sẵn, hoặc dán văn bản ở thẻ Văn bản.',
    'There is no text yet. Begin with a regulation there is, or paste one under Text.',
  ),
  begin: say('Bắt đầu từ một quy định', 'Begin with a regulation'),
  beginSays: say(
    'Văn bản của quy định được chép thành bản soạn với mã riêng. Bản đang soạn, nếu có, được thay.',
    'Its text is copied under an id of its own. What is being drafted, if anything, is replaced.',
  ),
  from: say('Quy định', 'Regulation'),
  again: say('Soạn bản khác từ bản này', 'Draft another from this'),
  unreadable: say('Văn bản chưa đọc được thành biểu mẫu', 'The text cannot be read as a form yet'),
  atLine: say('Sửa ở thẻ Văn bản, từ dòng', 'Mend it under Text, from line'),
  part: say('Phần', 'Part'),
  find: say('Tìm quy tắc, điều khoản', 'Find a rule or article'),
  nothing: say('Không có gì khớp với từ cần tìm.', 'Nothing matches.'),
  noNumbers: say(
    'Văn bản không có con số, ngày hay mức nào sửa được ở biểu mẫu.',
    'The text has no number, day or level that can be changed here.',
  ),
  wrongIn: say('lỗi', 'faults'),
  otherFaults: say('Lỗi khác', 'Other faults'),
  noNumber: say('ghi một số, ví dụ 90 hoặc 20%', 'give a number, for example 90 or 20%'),
  noDay: say('ghi ngày/tháng, ví dụ 20/12', 'give day/month, for example 20/12'),
  noWords: say('không được để trống', 'may not be empty'),
} as const;
