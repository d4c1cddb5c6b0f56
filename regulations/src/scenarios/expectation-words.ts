import { type Bilingual, parseDay, periodInWords, say, type Wording } from './engine.ts';
import type {
  Expected,
  QuotaExpectation,
  QuotaWord,
  SubjectExpectation,
  SubjectList,
  SubjectWord,
} from './expectation.ts';
import { numberInWords } from './number-words.ts';

/** What a scenario expects, a line for each subject and quota; subjects who share one expectation share a line. */
export function expectedInWords({ people, units, quotas, refused }: Expected, words: Wording): string[] {
  const names = new RuleNames(words);
  return [
    ...subjectLines(people, names),
    ...subjectLines(units, names),
    ...quotas.map((quota) => quotaLine(quota, names)),
    ...(refused === undefined
      ? []
      : [
          words.say(
            `Bảng bị từ chối, mã lỗi: ${refused.join(', ')}`,
            `The tables are refused, with: ${refused.join(', ')}`,
          ),
        ]),
  ];
}

/** What ids of rules are called, in one language. */
class RuleNames {
  readonly #labels: ReadonlyMap<string, Bilingual>;

  constructor(readonly words: Wording) {
    const { regulation: r } = words;
    const rules = [r.notRated, r.forcedLevels, r.ladders, r.ceilings, r.caps, r.quotas, r.payouts];
    const more = [r.consequences, r.authorities, r.deadlines, r.groups];
    this.#labels = new Map<string, Bilingual>([
      ...[...rules, ...more].flatMap((list) => list.map(({ id, label }) => [id, label] as const)),
      ...[...r.questions.values()].map(({ id, ground }) => [id, ground] as const),
      ...[...r.readings.values()].map(({ id, question }) => [id, question] as const),
      ...[...r.unverified.values()].map(({ id, says }) => [id, says] as const),
      ...[...r.articles.values()].map(({ id, ref }) => [id, say(ref, ref)] as const),
    ]);
  }

  of(id: string): string {
    const label = this.#labels.get(id) ?? FINDINGS[id];
    return (label === undefined ? this.words.name(id) : this.words.of(label)).replace(/\.$/, '');
  }

  /** `what@period`, of which either may stand alone. */
  inPeriod(item: string): string {
    const [id = item, period] = item.split('@');
    if (period === undefined) return this.of(id);
    const when = period === 'open' ? this.words.say('còn để ngỏ', 'still open') : this.#period(period);
    return `${this.of(id)} (${when})`;
  }

  #period(id: string): string {
    return periodInWords(id, this.words.language);
  }
}

function subjectLines(subjects: ReadonlyMap<string, SubjectExpectation>, names: RuleNames): string[] {
  const shared = new Map<SubjectExpectation, string[]>();
  for (const [id, expected] of subjects) shared.set(expected, [...(shared.get(expected) ?? []), id]);
  return [...shared].map(([expected, ids]) => {
    const who = ids.length > 2 ? `${ids[0]}–${ids.at(-1)}` : ids.join(', ');
    return `${who}: ${subjectParts(expected, names).join('; ')}`;
  });
}

function subjectParts(
  { words: said, lists, measures, deadlines }: SubjectExpectation,
  names: RuleNames,
): string[] {
  const { words } = names;
  const labelled = (label: Bilingual, value: string) => `${words.of(label)}: ${value}`;
  return [
    ...[...said].map(([word, text]) => labelled(SUBJECT_LABELS[word], subjectWord(word, text, names))),
    ...[...measures].map(([id, text]) => `${words.name(id)}: ${gapOrNumber(text, words)}`),
    ...[...lists].map(([list, items]) =>
      labelled(
        LIST_LABELS[list],
        items.map((item) => names.inPeriod(item)).join(', ') || words.say('không có', 'none'),
      ),
    ),
    ...[...(deadlines ?? [])].map(([rule, day]) => {
      const on = parseDay(day);
      const before = on === undefined ? day : words.day(on);
      return words.say(`${names.of(rule)}: trước ${before}`, `${names.of(rule)}: before ${before}`);
    }),
  ];
}

function subjectWord(word: SubjectWord, text: string, names: RuleNames): string {
  const { words } = names;
  if (text === 'none') return words.say('không có', 'none');
  switch (word) {
    case 'outcome':
    case 'quota':
    case 'why':
      return codeInWords(text, words);
    case 'group':
    case 'authority':
      return names.of(text);
    case 'score':
    case 'payout':
      return numberInWords(text, words.language);
    case 'band':
    case 'level':
    case 'proposed':
    case 'decided':
      return words.level(text);
  }
}

const gapOrNumber = (text: string, words: Wording): string =>
  GAPS[text] === undefined ? numberInWords(text, words.language) : words.of(GAPS[text]);

const codeInWords = (code: string, words: Wording): string =>
  CODES[code] === undefined ? code : words.of(CODES[code]);

function quotaLine({ words: said, tied, notes, placesByBase }: QuotaExpectation, names: RuleNames): string {
  const { words } = names;
  const head = [names.of(said.get('quota') ?? ''), said.get('scope'), said.get('group')];
  const counts = [...said].flatMap(([word, text]) => {
    const label = COUNT_LABELS[word];
    if (label === undefined) return [];
    return [`${words.of(label)}: ${word === 'binding' ? words.word(text) : text}`];
  });
  const list = (label: Bilingual, items: readonly string[] | undefined) =>
    items === undefined ? [] : [`${words.of(label)}: ${items.join(', ') || words.say('không có', 'none')}`];
  const bases = [...placesByBase].map(([base, places]) => `${codeInWords(base, words)}: ${places}`);
  const parts = [
    ...counts,
    ...list(say('bằng điểm ở ranh giới', 'tied at the line'), tied),
    ...list(
      say('ghi chú', 'notes'),
      notes?.map((note) => codeInWords(note, words)),
    ),
    ...list(say('số suất theo cơ số', 'places by base'), bases.length === 0 ? undefined : bases),
  ];
  return `${head.filter((part) => part !== undefined).join(', ')}: ${parts.join('; ')}`;
}

const SUBJECT_LABELS: Readonly<Record<SubjectWord, Bilingual>> = {
  outcome: say('kết cục', 'outcome'),
  group: say('nhóm', 'group'),
  score: say('điểm', 'score'),
  band: say('mức theo riêng thang', 'level by the ladder alone'),
  level: say('mức trước tỷ lệ', 'level before the quota'),
  proposed: say('mức đề xuất', 'proposed level'),
  decided: say('mức đã quyết định', 'decided level'),
  quota: say('tỷ lệ', 'quota'),
  why: say('vì', 'because'),
  authority: say('thẩm quyền', 'authority'),
  payout: say('hệ số', 'coefficient'),
};

const LIST_LABELS: Readonly<Record<SubjectList, Bilingual>> = {
  missing: say('còn thiếu', 'missing'),
  questions: say('chờ quyết định', 'to be decided'),
  findings: say('lưu ý', 'findings'),
  consequences: say('hệ quả', 'what follows'),
  cites: say('dẫn', 'cites'),
  'stands-on': say('dựa vào', 'stands on'),
  'stands-not-on': say('không dựa vào', 'does not stand on'),
};

const COUNT_LABELS: Readonly<Partial<Record<QuotaWord, Bilingual>>> = {
  eligible: say('trong cơ số', 'in the base'),
  rated: say('được xếp loại', 'rated'),
  places: say('số suất', 'places'),
  chosen: say('đã dùng', 'taken'),
  free: say('còn', 'free'),
  binding: say('ràng buộc', 'binding'),
  'more-for-next-place': say('cần thêm để có suất nữa', 'more for one more place'),
};

const GAPS: Readonly<Record<string, Bilingual>> = {
  missing: say('thiếu dữ kiện', 'missing'),
  open: say('chờ quyết định', 'open'),
  excused: say('được miễn', 'excused'),
  'not-applicable': say('không áp dụng', 'not applicable'),
  none: say('không có', 'none'),
};

/** Words of outcomes, places and notes of a board. */
const CODES: Readonly<Record<string, Bilingual>> = {
  decided: say('xác định được', 'settled'),
  'facts-missing': say('thiếu dữ kiện', 'facts are missing'),
  'decision-needed': say('chờ người có thẩm quyền', 'waits for a decision'),
  'other-regime': say('không theo quy định này', 'not under this regulation'),
  in: say('có suất', 'has a place'),
  out: say('không có suất', 'has no place'),
  waiting: say('chờ', 'waits'),
  'everyone-fits': say('ai đạt mức cũng có suất', 'everybody fits'),
  'no-place': say('không có suất nào', 'there is no place'),
  chosen: say('được chọn', 'chosen'),
  'not-chosen': say('không được chọn', 'not chosen'),
  'places-taken': say('suất đã trao hết', 'the places are taken'),
  open: say('chờ chọn', 'waits for a choice'),
  'others-open': say('còn đồng nghiệp chưa xác định được mức', 'levels of colleagues are open'),
  'duty-group-missing': say('chưa ghi nhóm nhiệm vụ', 'no duty group is recorded'),
  'duty-groups-missing': say('có người chưa ghi nhóm nhiệm vụ', 'some have no duty group recorded'),
  'counted-elsewhere': say('tính ở nơi khác', 'counted elsewhere'),
  'share-open': say('tỷ lệ chưa được ấn định', 'the share is not set'),
  'places-open': say('chưa rõ có suất hay không', 'whether there is a place is open'),
  over: say('vượt tỷ lệ', 'above the quota'),
  'groups-give-none': say('không nhóm nào đủ một suất', 'no group gives a place'),
  'no-duty-groups': say('không có nhóm nhiệm vụ nào', 'there are no duty groups'),
  'choice-needed': say('cần chọn', 'a choice is needed'),
  'no-scope-unit': say('không có đơn vị để tính', 'there is no unit to count in'),
  'to-fill': say('còn suất phải trao', 'places are still to be filled'),
  'rate-again': say('phải xếp loại lại', 'to be rated again'),
  'rated-good': say('số hoàn thành tốt', 'those rated good'),
  'good-or-better': say('số từ hoàn thành tốt trở lên', 'those rated good or better'),
  rated: say('số được xếp loại', 'everybody rated'),
};

const FINDINGS: Readonly<Record<string, Bilingual>> = {
  'decided-differs-from-proposed': say('quyết định khác mức đề xuất', 'decided otherwise than proposed'),
  'decided-without-reason': say('quyết định không nêu lý do', 'decided without a reason'),
  'decided-above-cap': say('quyết định cao hơn mức được phép', 'decided above what is allowed'),
  'replacement-due': say('phải thay quyết định', 'the decision has to be replaced'),
  'over-quota': say('vượt tỷ lệ', 'above the quota'),
  'rate-again': say('phải xếp loại lại', 'to be rated again'),
};
