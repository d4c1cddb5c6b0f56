import { type Bilingual, say } from '@congtam/engine';
import { type FieldFault, type Refusal, refusal } from '../../refusal.ts';

export const noResults = (): Refusal =>
  refusal(
    409,
    'issued-paper.no-results',
    say(
      'đợt chưa có kết quả tính để lập văn bản',
      'the cycle has no results yet that a paper could be made from',
    ),
    say('tính kết quả của đợt trước', 'compute the cycle first'),
  );

export const noSuchSubject = (): Refusal =>
  refusal(
    404,
    'issued-paper.unknown-subject',
    say(
      'không có người hay đơn vị này trong kết quả, hoặc bạn không được xem',
      'there is no such person or unit in the results, or it is not shown to you',
    ),
    say('tìm lại trong danh sách kết quả của đợt', 'look again in the results of the cycle'),
  );

export const notDecided = (): Refusal =>
  refusal(
    409,
    'issued-paper.not-decided',
    say('mức xếp loại chưa được quyết định', 'the level has not been decided'),
    say('lập văn bản này sau khi có quyết định', 'make this paper once it is decided'),
  );

export const notYours = (faults: readonly FieldFault[]): Refusal =>
  refusal(
    422,
    'issued-paper.field-not-yours',
    say(
      'có mục lấy từ dữ liệu của đợt, không khai tay được',
      'some items come from the evidence of the cycle and are not typed',
    ),
    say('bỏ các mục được nêu', 'leave out what is named'),
    { faults },
  );

export const noMaker = (): Refusal =>
  refusal(
    422,
    'issued-paper.not-from-a-cycle',
    say('biểu mẫu này không lập từ kết quả của đợt', 'this form is not made from the results of a cycle'),
    say('lập ở việc mà nó thuộc về', 'make it at the act it belongs to'),
  );

export const subjectOrNot = (needs: 'subject' | 'none'): Refusal =>
  refusal(
    422,
    'issued-paper.subject',
    needs === 'subject'
      ? say('biểu mẫu này lập cho một người hoặc đơn vị', 'this form is about one person or unit')
      : say('biểu mẫu này lập cho cả đợt', 'this form is about the whole cycle'),
    needs === 'subject' ? say('nêu mã người, đơn vị', 'name its code') : say('bỏ mã', 'leave the code out'),
  );

export const noSuchThing = (): Refusal =>
  refusal(
    404,
    'issued-paper.unknown-thing',
    say(
      'không có cuộc họp, quyết định, hồ sơ hay kiến nghị này trong đợt, hoặc bạn không được xem',
      'there is no such meeting, decision, dossier or petition in this cycle, or it is not shown to you',
    ),
    say('gửi `of` là mã của việc ấy trong đúng đợt', 'send in `of` the id of that in the right cycle'),
  );

export const notYet = (what: Bilingual): Refusal =>
  refusal(
    409,
    'issued-paper.not-yet',
    say(`chưa phát hành được: ${what.vi}`, `it cannot be issued yet: ${what.en}`),
    say('xem bản nháp, hoặc làm xong bước ấy trước', 'look at the draft, or do that step first'),
  );

export const noSuchPaper = (): Refusal =>
  refusal(
    404,
    'issued-paper.unknown',
    say('không có văn bản này, hoặc bạn không được xem', 'there is no such paper, or it is not shown to you'),
    say('tìm lại trong danh sách văn bản đã phát hành', 'look again in the list of issued papers'),
  );

export const noSuchFile = (): Refusal =>
  refusal(
    404,
    'issued-paper.no-such-file',
    say('văn bản không có tệp dạng này', 'the paper has no file of this kind'),
    say(
      'dùng bản DOCX; PDF của mẫu riêng cần LibreOffice trên máy chủ',
      'use the DOCX; a PDF of an own layout needs LibreOffice on the server',
    ),
  );

export const noSuchBatch = (): Refusal =>
  refusal(
    404,
    'issued-paper.unknown-batch',
    say(
      'không có lượt in hàng loạt này, hoặc bạn không được xem',
      'there is no such batch, or it is not shown to you',
    ),
    say('tìm lại trong danh sách của đợt', 'look again in the list of the cycle'),
  );
