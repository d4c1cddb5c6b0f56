import type { CalendarDay } from '../calendar-day.ts';
import { NOT_RATED } from '../classification/classification.ts';
import type { Bilingual, Language } from '../problem.ts';
import type { Decision } from '../register.ts';
import type { Measure, Operand, Regulation } from '../regulation/format.ts';
import { ONE_OF } from '../rules/one-of.ts';
import { refsOf, type Sentence } from './citation.ts';
import { dayInWords, periodInWords, periodsInWords } from './period-words.ts';
import { YES_NO } from './show.ts';

/** Names from the regulation, in one language. What has no label is called by its id. */
export class Wording {
  readonly #measures = new Map<string, Measure>();

  constructor(
    readonly regulation: Regulation,
    readonly language: Language,
  ) {
    for (const m of regulation.measures) if (!this.#measures.has(m.id)) this.#measures.set(m.id, m);
  }

  say(vi: string, en: string): string {
    return this.language === 'vi' ? vi : en;
  }

  of(text: Bilingual): string {
    return text[this.language];
  }

  /** The name of a unit; where no register is at hand, its id. */
  unitName(id: string): string {
    return id;
  }

  /** The title of a layer laid on the regulation. */
  layerTitle(id: string): string {
    const title = this.regulation.layers.get(id)?.title;
    return title === undefined ? id : this.of(title);
  }

  /** The label of a fact, quantity, table or level, of `table.column`, of `fact=option`, of `table.column=option`. */
  label(id: string): Bilingual {
    const { facts, tables, levels } = this.regulation;
    const own = this.#measures.get(id) ?? facts.get(id) ?? tables.get(id) ?? levels.find((l) => l.id === id);
    if (own !== undefined) return own.label;
    if (SPECIAL[id] !== undefined) return SPECIAL[id];
    if (id.startsWith(RATER))
      return this.regulation.raters.get(id.slice(RATER.length)) ?? same(id.slice(RATER.length));
    if (id.startsWith(ONE_OF)) {
      return onlyOneOf(
        id
          .slice(ONE_OF.length)
          .split(',')
          .map((one) => this.label(one)),
      );
    }
    const elsewhere = nameElsewhere(id);
    if (elsewhere) return elsewhere;
    const [of, word] = splitAt(id, '=');
    if (word !== undefined) {
      const type = (facts.get(of) ?? this.#column(of))?.type;
      return (type?.kind === 'choice' ? type.options.get(word) : undefined) ?? WORDS[word] ?? same(word);
    }
    const led = id.endsWith(':led') ? this.label(id.slice(0, -':led'.length)) : undefined;
    if (led) return { vi: `${led.vi} của người thuộc quyền`, en: `${led.en} of people led` };
    return this.#column(id)?.label ?? same(id);
  }

  #column(id: string) {
    const [table, column] = splitAt(id, '.');
    return this.regulation.tables.get(table)?.columns.find((c) => c.id === column);
  }

  name(id: string): string {
    return this.of(this.label(id));
  }

  measure(id: string): Measure | undefined {
    return this.#measures.get(id);
  }

  /** Who is counted for certain in a quantity of the case; nobody where there is no case. */
  namesIn(_measure: string): readonly string[] {
    return [];
  }

  /** A unit by its id; by its name where there is a register. */
  subjectName(id: string): string {
    return id;
  }

  rater(id: string): string {
    return this.name(`${RATER}${id}`);
  }

  level(id: string): string {
    const label = this.regulation.levels.find((l) => l.id === id)?.label;
    if (label !== undefined) return this.of(label);
    // A layer says levels of its base, which is not at hand where it is read alone.
    return id === NOT_RATED ? this.say('không xếp loại', 'not rated') : this.word(id);
  }

  option(fact: string, word: string): string {
    return this.name(`${fact}=${word}`);
  }

  /** The word of an attribute as a person says it. */
  word(word: string): string {
    return this.of(WORDS[word] ?? same(word));
  }

  operandWord(operand: Operand, word: string): string {
    if (operand.kind === 'rating' || operand.kind === 'level' || operand.kind === 'rated')
      return this.level(word);
    return operand.kind === 'fact' ? this.option(operand.id, word) : this.word(word);
  }

  periods(ids: readonly string[]): string {
    return periodsInWords(ids, this.language);
  }

  period(id: string): string {
    return periodInWords(id, this.language);
  }

  day(day: CalendarDay): string {
    return dayInWords(day, this.language);
  }

  refs(articles: readonly string[]): string {
    return refsOf(this.regulation, articles, this.language);
  }

  /** A sentence with its clauses; begins with a capital and ends with a full stop. */
  sentence(text: string, articles: readonly string[]): Sentence {
    const whole = `${text.charAt(0).toUpperCase()}${text.slice(1)}${/[.…!?]$/.test(text) ? '' : '.'}`;
    const unique = [...new Set(articles)];
    return { text: whole, articles: unique, refs: this.refs(unique) };
  }

  /** Who decided what, on which paper: "Chủ tịch xã chọn “…” ngày 05/12/2026, văn bản 12/QĐ-UBND, lý do: …". */
  choice(decision: Decision): string {
    const says = this.regulation.questions.get(decision.question)?.options.get(decision.option)?.says;
    const what = says ? this.of(says) : this.level(decision.option);
    const by = this.decider(decision);
    const head = this.say(`${by} chọn “${what}”`, `${by} chose “${what}”`);
    return `${head}${this.paper(decision)}`;
  }

  /** Who decided; on old papers the name is sometimes lacking. */
  decider(decision: Decision): string {
    return decision.by || this.say('cấp có thẩm quyền', 'the competent authority');
  }

  /** Day, document and reason of a decision, each where it is known. */
  paper(decision: Decision): string {
    const document =
      decision.document && this.say(`, văn bản ${decision.document}`, `, document ${decision.document}`);
    const reason = decision.reason && this.say(`, lý do: ${decision.reason}`, `, reason: ${decision.reason}`);
    return `${this.say(' ngày ', ' on ')}${this.day(decision.on)}${document ?? ''}${reason ?? ''}`;
  }
}

/** What is missing and lies with others: the level under another rating or in another period, a unit to look at. */
function nameElsewhere(id: string): Bilingual | undefined {
  if (id.startsWith('level:')) {
    const rating = id.slice('level:'.length);
    return { vi: `Mức theo ${rating}`, en: `Level under ${rating}` };
  }
  if (id.startsWith('level@')) return { vi: 'Mức của kỳ ấy', en: 'Level of that period' };
  if (id.startsWith('of:')) return { vi: 'Đơn vị để xét', en: 'A unit to look at' };
  return undefined;
}

const RATER = 'rater:';

/** Criteria of which only one may be given. */
const onlyOneOf = (labels: readonly Bilingual[]): Bilingual => ({
  vi: `chỉ một trong các mục đang cùng được ghi: ${labels.map((l) => l.vi).join(', ')}`,
  en: `one alone of what is given together: ${labels.map((l) => l.en).join(', ')}`,
});

const same = (text: string): Bilingual => ({ vi: text, en: text });

function splitAt(text: string, mark: string): [string, string | undefined] {
  const at = text.indexOf(mark);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}

const SPECIAL: Readonly<Record<string, Bilingual>> = {
  'rater:self': { vi: 'tự chấm', en: 'self' },
  'rater:confirmed': { vi: 'xác nhận', en: 'confirmed' },
  'over-subjects:level': { vi: 'Mức của người, đơn vị được xét', en: 'Level of those looked at' },
  'levels-of-periods:level': { vi: 'Mức của kỳ', en: 'Level of the period' },
  'units-below:level': { vi: 'Mức của đơn vị trực thuộc', en: 'Level of a subordinate unit' },
  service: { vi: 'Đối tượng', en: 'Service' },
  leads: { vi: 'Vai trò lãnh đạo', en: 'Leadership' },
  partyMember: { vi: 'Đảng viên', en: 'Party member' },
  dutyGroup: { vi: 'Nhóm nhiệm vụ tương đồng', en: 'Duty group' },
  tier: { vi: 'Diện quản lý', en: 'Management tier' },
  professionalTitle: { vi: 'Chức danh nghề nghiệp', en: 'Professional title' },
  jobPosition: { vi: 'Vị trí việc làm', en: 'Job position' },
  seconded: { vi: 'Biệt phái', en: 'Seconded' },
  unit: { vi: 'Đơn vị', en: 'Unit' },
  territory: { vi: 'Địa bàn', en: 'Territory' },
  rated: { vi: 'Mức của kỳ này', en: 'Level in this period' },
  unitKind: { vi: 'Loại đơn vị', en: 'Kind of unit' },
  parentKind: { vi: 'Loại đơn vị cấp trên trực tiếp', en: 'Kind of the unit directly above' },
  unitRole: { vi: 'Vai trò của đơn vị', en: 'Role of the unit' },
  concurrentPosts: { vi: 'Giữ nhiều vị trí cùng lúc', en: 'Several posts at once' },
};

const WORDS: Readonly<Record<string, Bilingual>> = {
  yes: { vi: YES_NO.vi.yes, en: YES_NO.en.yes },
  no: { vi: YES_NO.vi.no, en: YES_NO.en.no },
  'not-applicable': { vi: 'không áp dụng', en: 'not applicable' },
  civilServant: { vi: 'công chức', en: 'civil servant' },
  cadre: { vi: 'cán bộ', en: 'cadre' },
  publicEmployee: { vi: 'viên chức', en: 'public employee' },
  contractWorker: { vi: 'hợp đồng lao động', en: 'contract worker' },
  head: { vi: 'người đứng đầu', en: 'head' },
  deputy: { vi: 'cấp phó', en: 'deputy' },
  none: { vi: 'không giữ chức vụ lãnh đạo', en: 'no leading post' },
  administrativeAgency: { vi: 'cơ quan hành chính', en: 'administrative agency' },
  partyBody: { vi: 'cơ quan đảng', en: 'Party body' },
  fatherlandFront: { vi: 'Mặt trận Tổ quốc', en: 'Fatherland Front' },
  massOrganisation: { vi: 'tổ chức chính trị - xã hội', en: 'mass organisation' },
  association: { vi: 'hội quần chúng được giao nhiệm vụ', en: 'association entrusted with tasks' },
  publicServiceUnit: { vi: 'đơn vị sự nghiệp công lập', en: 'public service unit' },
  peoplesCouncil: { vi: 'Hội đồng nhân dân', en: "People's Council" },
  ministry: { vi: 'bộ, cơ quan ngang bộ', en: 'ministry' },
  provincialPeoplesCommittee: { vi: 'Ủy ban nhân dân cấp tỉnh', en: "provincial People's Committee" },
  specialBody: { vi: 'cơ quan đặc thù', en: 'special body' },
  armedForces: { vi: 'lực lượng vũ trang', en: 'armed forces' },
  leadershipCollective: { vi: 'tập thể lãnh đạo, quản lý', en: 'leadership collective' },
  partyOrganisation: { vi: 'tổ chức đảng', en: 'Party organisation' },
  other: { vi: 'loại khác', en: 'another kind' },
  // The four levels the law knows, which levels of other names stand for.
  excellent: { vi: 'hoàn thành xuất sắc nhiệm vụ', en: 'excellent' },
  good: { vi: 'hoàn thành tốt nhiệm vụ', en: 'good' },
  completed: { vi: 'hoàn thành nhiệm vụ', en: 'completed' },
  notCompleted: { vi: 'không hoàn thành nhiệm vụ', en: 'not completed' },
  managingBody: { vi: 'cơ quan quản lý', en: 'managing body' },
  usingBody: { vi: 'cơ quan sử dụng', en: 'using body' },
  directUnit: { vi: 'cơ quan trực tiếp sử dụng', en: 'directly using unit' },
};
