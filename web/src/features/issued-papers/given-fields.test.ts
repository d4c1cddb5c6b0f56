import { expect, it } from 'vitest';
import { givenFrom } from './given-fields.ts';

it('what was typed is sent as the form takes it, and nothing of what was left empty', () => {
  const fields = ['petitionTo', 'petitionBefore', 'recipients', 'signatory', 'issuer', 'decisionDocument'];
  const typed = {
    ...{ petitionTo: ' Chủ tịch UBND xã ', petitionBefore: '2026-12-31', decisionDocument: '  ' },
    ...{
      recipients: 'Như trên\n\nLưu: VT',
      signatory: 'TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH',
      'signatory.2': 'Lê Quang Đạo',
    },
    ...{ issuer: 'Bình Minh', 'issuer.2': 'TB-UBND', foreign: 'không gửi' },
  };
  expect(givenFrom(fields, typed)).toEqual({
    petitionTo: 'Chủ tịch UBND xã',
    petitionBefore: '2026-12-31',
    recipients: ['Như trên', 'Lưu: VT'],
    signatory: { capacity: ['TM. ỦY BAN NHÂN DÂN', 'CHỦ TỊCH'], name: 'Lê Quang Đạo' },
    issuer: { place: 'Bình Minh', numberSigns: 'TB-UBND' },
  });
});

it('duties are said a unit a line', () => {
  expect(givenFrom(['duties'], { duties: 'Văn phòng: tổng hợp\nPhòng Kinh tế: rà soát: hai lần' })).toEqual({
    duties: [
      { unit: 'Văn phòng', duty: 'tổng hợp' },
      { unit: 'Phòng Kinh tế', duty: 'rà soát: hai lần' },
    ],
  });
});

it('a task is one line, its parts between bars; a line without bars is what was to be done', () => {
  const tasks =
    'Xây dựng Đảng | Sinh hoạt chuyên đề | Nghị quyết | Đúng hạn | Giấy khen\nHọc tập nghị quyết\nDân vận | Đối thoại';
  expect(givenFrom(['tasks'], { tasks })).toEqual({
    tasks: [
      {
        ...{ group: 'Xây dựng Đảng', content: 'Sinh hoạt chuyên đề', product: 'Nghị quyết' },
        ...{ result: 'Đúng hạn', remark: 'Giấy khen' },
      },
      { content: 'Học tập nghị quyết' },
      { group: 'Dân vận', content: 'Đối thoại' },
    ],
  });
});

it('a signer whose name is left open signs by capacity alone', () => {
  expect(givenFrom(['drafter'], { drafter: 'Người lập' })).toEqual({ drafter: { capacity: ['Người lập'] } });
});
