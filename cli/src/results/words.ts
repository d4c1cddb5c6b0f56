import {
  type Bilingual,
  type Finding,
  NOT_RATED,
  type OutcomeKind,
  type Regulation,
  type Standing,
  say,
} from '@congtam/engine';

export const outcomeWords: Readonly<Record<OutcomeKind, Bilingual>> = {
  decided: say('đủ căn cứ', 'settled'),
  'facts-missing': say('thiếu dữ kiện', 'facts missing'),
  'decision-needed': say('chờ quyết định', 'decision needed'),
  'other-regime': say('theo quy định khác', 'under other rules'),
};

export const quotaWords: Readonly<Record<'in' | 'out' | 'waiting', Bilingual>> = {
  in: say('trong tỷ lệ', 'within the quota'),
  out: say('ngoài tỷ lệ', 'outside the quota'),
  waiting: say('chờ chọn', 'awaiting a choice'),
};

export const findingWords: Readonly<Record<Finding['code'], Bilingual>> = {
  'decided-differs-from-proposed': say(
    'mức đã quyết định khác mức đề xuất',
    'the level decided differs from the one proposed',
  ),
  'decided-without-reason': say(
    'quyết định khác đề xuất mà thiếu lý do hoặc văn bản',
    'decided otherwise without reason or document',
  ),
  'decided-above-cap': say('mức đã quyết định cao hơn mức trần', 'the level decided is above a cap'),
  'replacement-due': say('phải thay quyết định đã ban hành', 'the decision issued has to be replaced'),
  'over-quota': say('vượt tỷ lệ', 'over the quota'),
  'rate-again': say('vượt tỷ lệ: tập thể này xếp loại lại', 'over the quota: this collective is rated again'),
};

export const noteWords: Readonly<Record<Standing['notes'][number], Bilingual>> = {
  over: say('đã chọn vượt số suất', 'more chosen than places'),
  'groups-give-none': say(
    'tính riêng theo nhóm thì không có suất, dù tính chung có',
    'counted by groups there is no place, though there is one together',
  ),
  'no-duty-groups': say('chưa ghi nhóm nhiệm vụ', 'no duty groups are recorded'),
  'duty-groups-missing': say(
    'có người đạt mức này mà chưa ghi nhóm nhiệm vụ',
    'of some who reach the level no duty group is recorded',
  ),
  'choice-needed': say('phải chọn người', 'a choice is needed'),
  'others-open': say('kết quả của người khác còn để ngỏ', 'results of others are still open'),
  'share-open': say('chưa ấn định tỷ lệ', 'the share has not been set'),
  'places-open': say('không có suất nào, cần quyết định', 'no place, a decision is needed'),
  'to-fill': say('còn suất phải chọn người', 'a place is still to be given'),
  'rate-again': say('vượt tỷ lệ: xếp loại lại', 'over the quota: rate again'),
  'no-scope-unit': say('không xác định được đơn vị tính tỷ lệ', 'the unit of the quota is not known'),
};

/** The label of a level. */
export function levelWord(regulation: Regulation, level: string | undefined): Bilingual | undefined {
  if (level === undefined) return undefined;
  if (level === NOT_RATED) return say('không xếp loại', 'not rated');
  return regulation.levels.find((l) => l.id === level)?.label ?? say(level, level);
}
