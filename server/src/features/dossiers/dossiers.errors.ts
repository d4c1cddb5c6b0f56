import { say } from '@congtam/engine';
import { type FieldFault, type Refusal, refusal } from '../../refusal.ts';

export const noSuchDossier = (): Refusal =>
  refusal(
    404,
    'dossier.unknown',
    say('không có hồ sơ này, hoặc bạn không được xem', 'there is no such dossier, or it is not shown to you'),
    say('tìm lại trong danh sách hồ sơ của đợt', 'look again in the dossiers of the cycle'),
  );

export const noSuchSubject = (): Refusal =>
  refusal(
    404,
    'dossier.unknown-subject',
    say(
      'không có người hay đơn vị này trong kết quả, hoặc bạn không được xem',
      'there is no such person or unit in the results, or it is not shown to you',
    ),
    say('tìm lại trong danh sách kết quả của đợt', 'look again in the results of the cycle'),
  );

export const noChecklist = (): Refusal =>
  refusal(
    422,
    'dossier.no-procedure',
    say(
      'quy định không nêu trình tự cho đối tượng này nên không có danh mục hồ sơ',
      'the regulation says no procedure for this subject, so there is no checklist',
    ),
    say('chọn quy định có phần trình tự', 'choose a regulation that says one'),
  );

export const openedBefore = (): Refusal =>
  refusal(
    409,
    'dossier.opened-before',
    say('hồ sơ của vòng này đã được lập', 'the dossier of this round was opened before'),
    say('dùng hồ sơ đã lập', 'use that one'),
  );

export const noSuchLine = (lines: readonly string[]): Refusal =>
  refusal(
    422,
    'dossier.unknown-line',
    say('danh mục hồ sơ không có dòng này', 'the checklist has no such line'),
    say(`các dòng: ${lines.join(', ')}`, `lines: ${lines.join(', ')}`),
  );

export const classifiedIsNotUploaded = (): Refusal =>
  refusal(
    422,
    'dossier.classified-not-uploaded',
    say(
      'tài liệu mật không tải lên: chỉ ghi số trong sổ và ngày',
      'a classified paper is not uploaded: only its number in the register and its day are noted',
    ),
    say(
      'bỏ tệp, giữ số và ngày; bản giấy đi theo đường tài liệu mật. Nếu không phải tài liệu mật thì gỡ dòng ấy trước',
      'leave the file out; the paper goes its own way. Where it is not classified, take it off its line first',
    ),
  );

export const wrongPaper = (): Refusal =>
  refusal(
    422,
    'dossier.wrong-paper',
    say('văn bản đã phát hành này là của đối tượng khác', 'this issued paper is about somebody else'),
    say('chọn văn bản của đúng đối tượng', 'choose a paper of this subject'),
  );

export const hasFaults = (faults: readonly FieldFault[]): Refusal =>
  refusal(
    409,
    'dossier.has-faults',
    say('hồ sơ chưa gửi được', 'the dossier cannot be submitted yet'),
    say(
      'bổ sung hoặc giải trình hết các điểm được nêu, rồi gửi lại',
      'mend or explain all that stands that is named',
    ),
    { faults },
  );

export const returnNeedsLines = (): Refusal =>
  refusal(
    422,
    'dossier.return-needs-lines',
    say('trả hồ sơ phải nêu từng dòng và lý do', 'a dossier is returned line by line, with reasons'),
    say('nêu các dòng của danh mục cần bổ sung', 'name lines of the checklist'),
  );

export const changedAtOnce = (): Refusal =>
  refusal(
    412,
    'dossier.changed',
    say('hồ sơ vừa có thay đổi khác', 'the dossier was just changed'),
    say('tải lại để xem', 'load it again'),
  );
