import { type Bilingual, say } from '@congtam/engine';
import { z } from 'zod';
import { day, ground, text } from '../../http/texts.ts';

/** What an entry may be about. A field is one that its unit is in charge of on that day. */
export type About = 'person' | 'unit' | 'field';

/** A later part of an entry: recognised, applied, reported. It is kept in the content under its own name. */
export interface Step {
  readonly id: string;
  readonly label: Bilingual;
  readonly shape: z.ZodObject;
  /** States from which it may be taken. */
  readonly from: readonly string[];
  readonly to: string;
  /** The step without which this one cannot stand. */
  readonly needs?: string;
}

export interface Days {
  readonly on: string;
  readonly to?: string | null | undefined;
}

/** What an entry says, by name; its shape is that of its register. */
export type Content = { readonly [name: string]: unknown };

/** One register: its shape, the day that counts in it, and the steps an entry goes through. */
export interface RegisterDeclaration {
  readonly id: string;
  readonly label: Bilingual;
  readonly about: readonly About[];
  readonly content: z.ZodObject;
  readonly beginsAs: string;
  readonly daysOf: (content: Content) => Days;
  readonly steps: readonly Step[];
}

const optionalDay = day.nullable().default(null);
const optionalText = (most: number) => text(most).nullable().default(null);
const year = z.string().regex(/^(19|20)\d\d$/);
/** A decimal, as text: never a binary float. */
const decimal = z.string().regex(/^-?\d{1,15}(\.\d{1,6})?$/);

const daysFrom =
  (on: string, to?: string) =>
  (content: Content): Days => ({
    on: String(content[on]),
    to: to === undefined || content[to] === null ? null : String(content[to]),
  });
const wholeYear = ({ period }: Content): Days => ({ on: `${period}-01-01`, to: `${period}-12-31` });

/** Art. 11(3), 11(4) of Decree 335/2025: the act, its side, its day of effect, and whether it has counted already. */
const discipline: RegisterDeclaration = {
  id: 'discipline',
  label: say('kỷ luật', 'discipline'),
  about: ['person'],
  content: z.strictObject({
    /** Several decisions on one act share its code. */
    act: text(100),
    nature: z.enum(['duty', 'degradation', 'other']),
    side: z.enum(['administrative', 'party']),
    measure: z.enum(['reprimand', 'warning', 'demotion', 'removal', 'dismissal', 'expulsion']),
    effectiveOn: day,
    actOn: optionalDay,
    actAt: z.enum(['here', 'elsewhere']).default('here'),
    alreadyCountedIn: year.nullable().default(null),
    document: ground,
  }),
  beginsAs: 'standing',
  daysOf: daysFrom('effectiveOn'),
  steps: [],
};

const criticism: RegisterDeclaration = {
  id: 'criticism',
  label: say('văn bản phê bình, nhắc nhở', 'written criticism and reminders'),
  about: ['person', 'unit', 'field'],
  content: z.strictObject({
    kind: z.enum(['writtenCriticism', 'writtenReminder']),
    by: text(300),
    issuedOn: day,
    document: ground,
    summary: optionalText(1000),
  }),
  beginsAs: 'standing',
  daysOf: daysFrom('issuedOn'),
  steps: [],
};

const accountabilityReviews: RegisterDeclaration = {
  id: 'accountabilityReviews',
  label: say('kiểm điểm trách nhiệm theo yêu cầu', 'accountability reviews on request'),
  about: ['person', 'unit', 'field'],
  content: z.strictObject({
    requestedBy: text(300),
    requestedOn: day,
    document: ground,
    matter: optionalText(1000),
  }),
  beginsAs: 'requested',
  daysOf: daysFrom('requestedOn'),
  steps: [
    {
      id: 'held',
      label: say('đã kiểm điểm', 'held'),
      shape: z.strictObject({ on: day, document: ground, conclusion: text(2000) }),
      from: ['requested'],
      to: 'held',
    },
  ],
};

const leave: RegisterDeclaration = {
  id: 'leave',
  label: say('nghỉ dài ngày', 'leave'),
  about: ['person'],
  content: z.strictObject({
    kind: z.enum(['unpaid', 'sick', 'maternity', 'study', 'other']),
    from: day,
    to: optionalDay,
    document: ground,
  }),
  beginsAs: 'standing',
  daysOf: daysFrom('from', 'to'),
  steps: [],
};

const initiatives: RegisterDeclaration = {
  id: 'initiatives',
  label: say('sáng kiến, giải pháp', 'initiatives'),
  about: ['person', 'unit'],
  content: z.strictObject({ title: text(500), proposedOn: day, document: optionalText(500) }),
  beginsAs: 'proposed',
  daysOf: daysFrom('proposedOn'),
  steps: [
    {
      id: 'recognised',
      label: say('được công nhận', 'recognised'),
      shape: z.strictObject({ on: day, by: text(300), document: ground }),
      from: ['proposed'],
      to: 'recognised',
    },
    {
      id: 'applied',
      label: say('đã áp dụng', 'applied'),
      shape: z.strictObject({ on: day, where: text(300), proof: ground }),
      from: ['recognised'],
      to: 'applied',
      needs: 'recognised',
    },
  ],
};

const indicators: RegisterDeclaration = {
  id: 'indicators',
  label: say('chỉ tiêu', 'indicators and targets'),
  about: ['unit'],
  content: z.strictObject({
    code: z.string().regex(/^[a-z][A-Za-z0-9.-]{0,49}$/),
    indicator: text(300),
    measuredIn: optionalText(50),
    period: year,
    plan: decimal,
    document: optionalText(500),
  }),
  beginsAs: 'planned',
  daysOf: wholeYear,
  steps: [
    {
      id: 'actual',
      label: say('kết quả thực hiện', 'actual'),
      shape: z.strictObject({ value: decimal, on: day, proof: optionalText(500) }),
      from: ['planned', 'exempted'],
      to: 'reported',
    },
    {
      // A cause exempts only once an authority has agreed to it in writing.
      id: 'exemption',
      label: say(
        'miễn trừ do khách quan hoặc bất khả kháng',
        'exemption by objective cause or force majeure',
      ),
      shape: z.strictObject({
        ground: z.enum(['objectiveCause', 'forceMajeure']),
        approvedBy: text(300),
        on: day,
        document: ground,
        reason: text(1000),
      }),
      from: ['planned', 'reported'],
      to: 'exempted',
    },
  ],
};

/** Not announced is a state of its own: it often comes after 15 December and is never read as failed. */
const adminReform: RegisterDeclaration = {
  id: 'adminReform',
  label: say('xếp loại cải cách hành chính', 'administrative-reform ratings'),
  about: ['unit'],
  content: z.strictObject({ period: year, scheme: ground }),
  beginsAs: 'notAnnounced',
  daysOf: wholeYear,
  steps: [
    {
      id: 'announced',
      label: say('đã công bố', 'announced'),
      shape: z.strictObject({
        rating: z.enum(['excellent', 'good', 'fair', 'average', 'poor']),
        score: decimal.nullable().default(null),
        on: day,
        by: text(300),
        document: ground,
      }),
      from: ['notAnnounced'],
      to: 'announced',
    },
    {
      id: 'notApplicable',
      label: say('không thuộc diện xếp loại', 'not applicable'),
      shape: z.strictObject({ reason: text(500) }),
      from: ['notAnnounced'],
      to: 'notApplicable',
    },
  ],
};

const unitTasks: RegisterDeclaration = {
  id: 'unitTasks',
  label: say('nhiệm vụ của đơn vị', 'unit tasks'),
  about: ['unit', 'field'],
  content: z.strictObject({
    task: text(500),
    source: z.enum(['law', 'programme', 'assigned']),
    /** Which law or programme, or who assigned it. */
    assignedBy: text(300),
    document: optionalText(500),
    deadline: day,
    isPlanned: z.boolean().default(true),
  }),
  beginsAs: 'open',
  daysOf: daysFrom('deadline'),
  steps: [
    {
      id: 'result',
      label: say('kết quả', 'result'),
      shape: z.strictObject({
        on: day,
        isDone: z.boolean(),
        isOnTime: z.boolean(),
        isOfQuality: z.boolean(),
        isExceeded: z.boolean().default(false),
        evidence: optionalText(500),
      }),
      from: ['open'],
      to: 'reported',
    },
  ],
};

/** Which leader a field was assigned to: what a criticism of the field meets on its day. */
const fieldAssignments: RegisterDeclaration = {
  id: 'fieldAssignments',
  label: say('phân công lĩnh vực phụ trách', 'fields assigned to leaders'),
  about: ['person'],
  content: z.strictObject({ field: text(200), from: day, to: optionalDay, document: ground }),
  beginsAs: 'standing',
  daysOf: daysFrom('from', 'to'),
  steps: [],
};

/** Every register there is. */
export const REGISTERS: readonly RegisterDeclaration[] = [
  discipline,
  criticism,
  accountabilityReviews,
  leave,
  initiatives,
  indicators,
  adminReform,
  unitTasks,
  fieldAssignments,
];

export const WITHDRAWN = 'withdrawn';

/** Where an entry stands: at the last of its steps, in the order of the register. */
export const stateOf = ({ steps, beginsAs }: RegisterDeclaration, content: Content): string =>
  steps.findLast(({ id }) => content[id] !== undefined)?.to ?? beginsAs;

export const registerCalled = (id: string): RegisterDeclaration => {
  const found = REGISTERS.find((register) => register.id === id);
  if (found === undefined) throw new Error(`there is no register ${id}`);
  return found;
};
