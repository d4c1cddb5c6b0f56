import { say } from '@congtam/engine';
import { type Refusal, refusal } from '../../refusal.ts';

export const noSuchMeeting = (): Refusal =>
  refusal(
    404,
    'meeting.unknown',
    say(
      'không có cuộc họp này, hoặc bạn không được xem',
      'there is no such meeting, or it is not shown to you',
    ),
    say('tìm lại trong các cuộc họp của đợt', 'look again in the meetings of the cycle'),
  );

export const notNow = (): Refusal =>
  refusal(
    409,
    'meeting.not-in-this-state',
    say(
      'việc này không làm được ở bước hiện tại của cuộc họp',
      'this cannot be done where the meeting stands',
    ),
    say('tải lại để xem cuộc họp đang ở đâu', 'load it again to see where it stands'),
  );

export const subjectOutside = (subject: string): Refusal =>
  refusal(
    422,
    'meeting.subject-outside',
    say(`“${subject}” không thuộc đơn vị họp`, `'${subject}' is not of the unit that meets`),
    say('họp ở đơn vị của người ấy, hoặc đơn vị cấp trên', 'meet in their unit, or the one above'),
  );

export const unitOfOne = (): Refusal =>
  refusal(
    409,
    'meeting.unit-of-one',
    say('đơn vị chỉ có một người nên không tự họp', 'a unit of one does not meet by itself'),
    say('họp ở cấp trên trực tiếp, kind: above', 'meet a level above, with kind: above'),
  );

export const notInvited = (): Refusal =>
  refusal(
    422,
    'meeting.not-invited',
    say('người này không có trong danh sách mời', 'this is nobody who was invited'),
    say('dùng số thứ tự trong danh sách mời', 'use a number of the list of invitees'),
  );

export const notRead = (): Refusal =>
  refusal(
    422,
    'meeting.minutes-not-read',
    say('biên bản phải được đọc và thông qua tại cuộc họp', 'minutes are read and adopted at the meeting'),
    say('đọc biên bản rồi ghi isRead: true', 'read them, then send isRead: true'),
  );

export const namedByPack = (): Refusal =>
  refusal(
    409,
    'meeting.no-secret-ballot',
    say(
      'quy định lấy ý kiến ghi tên, không bỏ phiếu kín',
      'the regulation asks for opinions by name, not in secret',
    ),
    say('ghi ý kiến của từng người', 'record the opinion of each'),
  );

export const noVote = (): Refusal =>
  refusal(
    409,
    'meeting.no-vote',
    say('bạn không có phiếu ở đây, hoặc bỏ phiếu đã xong', 'you have no vote here, or the ballot is over'),
    say('hỏi thư ký cuộc họp', 'ask the secretary of the meeting'),
  );

export const votedAlready = (): Refusal =>
  refusal(
    409,
    'meeting.voted-already',
    say('bạn đã bỏ phiếu', 'you have voted'),
    say('phiếu kín không sửa được', 'a secret ballot cannot be changed'),
  );

export const countsWrong = (): Refusal =>
  refusal(
    422,
    'meeting.counts-wrong',
    say(
      'số phiếu không khớp: hợp lệ cộng không hợp lệ phải bằng thu về',
      'the counts do not add up to the ballots returned',
    ),
    say('kiểm lại biên bản kiểm phiếu', 'look at the counting record again'),
  );

export const aboutTheVoter = (): Refusal =>
  refusal(
    422,
    'meeting.votes-about-themself',
    say(
      'người được lấy ý kiến không bỏ phiếu về chính mình',
      'whoever the ballot is about does not vote in it',
    ),
    say('bỏ người ấy khỏi danh sách cử tri (voters)', 'take them out of voters'),
  );

export const likeAnotherBallot = (): Refusal =>
  refusal(
    409,
    'meeting.ballot-like-another',
    say(
      'trong đợt này, hoặc ở đợt khác trong mười tháng qua, một số người trong danh sách đã hoặc đang bỏ phiếu về cùng đối tượng; trừ hai kết quả cho nhau sẽ lộ phiếu của từng người',
      'in this cycle, or in another of the last ten months, some of these people have voted or are voting about the same subject; subtracting the two counts would tell how single people voted',
    ),
    say(
      'lấy đúng những người của lần trước sau khi lần ấy kết thúc, hoặc lấy toàn người khác',
      'take just the people of that ballot once it is over, or other people altogether',
    ),
  );

export const ballotRuns = (): Refusal =>
  refusal(
    409,
    'meeting.ballot-runs',
    say('còn phiếu kín chưa kết thúc', 'a secret ballot of this meeting is not over'),
    say('kết thúc bỏ phiếu rồi làm tiếp', 'close the ballot first'),
  );
