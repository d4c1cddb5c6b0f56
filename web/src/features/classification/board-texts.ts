import { type Bilingual, say } from '@congtam/engine';

export const texts = {
  says: say(
    'Mỗi lựa chọn được kiểm ngay với tỷ lệ; chỗ vượt được nêu rõ, không ai tự vào suất. Kéo thẻ, bấm nút, hoặc dùng phím: ↑ ↓ sang người khác, → vào suất, ← ra ngoài.',
    'Each choice is checked at once against the quota; an excess is told, and nobody slips in. Drag a card, press a button, or use the keys: ↑ ↓ to another person, → in, ← out.',
  ),
  board: say('Bảng', 'Board'),
  regulation: say('Theo quy định', 'Under'),
  reason: say('Lý do của lựa chọn tiếp theo', 'Reason for the next choice'),
  reasonFirst: say('ghi lý do trước khi chọn', 'give the reason before choosing'),
  documentFirst: say('ghi căn cứ trước khi đề xuất', 'give the ground before proposing'),
  nameless: say('Trình chiếu, không hiện tên', 'Presentation, without names'),
  somebody: say('Người', 'Person'),
  wholeUnit: say('Cả đơn vị', 'The whole unit'),
  noGroup: say('Không thuộc nhóm nào', 'In no group'),
  counted: say('người được tính', 'counted'),
  share: say('tỷ lệ', 'share'),
  unknown: say('chưa biết', 'not known yet'),
  places: say('suất', 'places'),
  taken: say('đã chọn', 'taken'),
  left: say('còn', 'left'),
  over: say('vượt', 'above'),
  raised: say('tỷ lệ được nâng theo', 'share raised by'),
  line: say('Suất cuối ở điểm', 'The last place is at score'),
  after: say('ngay sau đó', 'next'),
  tied: say('Bằng điểm tại vạch, người có thẩm quyền chọn', 'Tied at the line, a person chooses'),
  byBase: say('Số suất nếu hiểu khác', 'Places under other readings'),
  in: say('Vào suất', 'In'),
  waiting: say('Chờ chọn', 'Waiting'),
  out: say('Không vào suất', 'Out'),
  putIn: say('Chọn vào suất', 'Give a place'),
  takeOut: say('Không chọn', 'Give no place'),
  proposeIt: say('Đề xuất', 'Propose'),
  proposed: say('đề xuất', 'proposed'),
  decided: say('đã quyết định', 'decided'),
  rank: say('thứ', 'rank'),
  score: say('điểm', 'score'),
  exception: say('Đề nghị ngoại lệ', 'Ask for an exception'),
  exceptionSays: say(
    'Vượt tỷ lệ chỉ được gửi như đề nghị ngoại lệ; đề nghị không cho suất, người có thẩm quyền trả lời.',
    'Above the quota only a request can be made; it gives no place, the authority answers it.',
  ),
  ground: say('Vì sao là ngoại lệ', 'Why this is an exception'),
  exceptions: say('Đề nghị ngoại lệ đã gửi', 'Exceptions asked for'),
  noBoard: say(
    'Không có bảng tỷ lệ nào trong phạm vi của bạn ở đợt này.',
    'There is no quota board in your scope in this cycle.',
  ),
  beside: say(
    'quyết định giữ mức này mà không đứng trong bảng, vẫn tính một suất',
    'decided to hold this level without standing here; each takes a place',
  ),
  countedAfter: say(
    'Bảng này tính sau bảng của mức trên: ai không có suất ở đó xuống đây. Chọn xong ở bảng trên thì tính lại đợt, bảng này mới đủ người.',
    'This board is counted after that of the level above: whoever gets no place there comes down. Once all is chosen there, compute the cycle again, and everybody stands here.',
  ),
  noCandidate: say('Không ai đạt mức này.', 'Nobody reaches the level.'),
  overBeside: say(
    'Vượt tỷ lệ: mức đã quyết định cho những người này nhiều hơn số suất; đánh giá lại một người trước khi quyết định thêm.',
    'Above the quota: more were decided to hold the level than there are places; have somebody rated again before more is decided.',
  ),
  fits: say('Vừa tỷ lệ, không phải thay đổi gì.', 'Within the quota; nothing has to change.'),
} as const;

/** What the share is counted on. */
export const BASES: Readonly<Record<string, Bilingual>> = {
  'rated-good': say('tính trên người xếp loại hoàn thành tốt', 'counted on those rated good'),
  'good-or-better': say('tính trên người từ hoàn thành tốt trở lên', 'counted on those rated good or better'),
  rated: say('tính trên mọi người được xếp loại', 'counted on everybody rated'),
};

/** Why a candidate stands where they stand, as the engine says it. */
export const WHY: Readonly<Record<string, Bilingual>> = {
  'everyone-fits': say('ai đạt mức cũng có suất', 'everybody fits'),
  'no-place': say('không có suất nào', 'there is no place'),
  'places-taken': say('suất đã trao hết', 'the places are taken'),
  chosen: say('được chọn', 'chosen'),
  'not-chosen': say('không được chọn', 'not chosen'),
  open: say('chờ người có thẩm quyền chọn', 'waits for a choice'),
  'others-open': say(
    'chờ: còn đồng nghiệp chưa xác định được mức',
    'waits: levels of colleagues are still open',
  ),
  'duty-group-missing': say('chờ: chưa ghi nhóm nhiệm vụ', 'waits: no duty group is recorded'),
  'counted-elsewhere': say('tính tỷ lệ ở nơi khác', 'counted elsewhere'),
  'share-open': say('tỷ lệ chưa được ấn định', 'the share is not set yet'),
  'places-open': say('chưa rõ có suất hay không', 'whether there is a place is open'),
  over: say('vượt tỷ lệ', 'above the quota'),
  decided: say('đã có quyết định', 'decided'),
};
