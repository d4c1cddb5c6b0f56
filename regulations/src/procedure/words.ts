import { type Bilingual, say } from '../engine.ts';
import type {
  Doing,
  LayerStep,
  OpinionRule,
  Procedure,
  ProcedureKind,
  ProcedureLayer,
  ProcedureStep,
  StepActor,
  StepDeadline,
  StepPlace,
} from './format.ts';

/** What a step does, in words. */
export const DOING_WORDS: Readonly<Record<Doing, Bilingual>> = {
  selfReview: say('tự đánh giá', 'self-review'),
  meeting: say('họp nhận xét, đánh giá', 'evaluation meeting'),
  writtenOpinions: say('lấy ý kiến bằng văn bản', 'opinions in writing'),
  partyOpinion: say('cấp ủy nhận xét bằng văn bản', 'opinion of the Party committee in writing'),
  opinion: say('tham gia ý kiến', 'opinion on the draft'),
  coSigning: say('cơ quan liên quan ký phần của mình', 'bodies concerned sign their part'),
  synthesis: say('tổng hợp, đề xuất', 'synthesis and proposal'),
  submission: say('gửi hồ sơ', 'submission of the dossier'),
  decision: say('quyết định', 'decision'),
  numbering: say('ghi số, ngày văn bản', 'number and date of the document'),
  notice: say('thông báo đến cá nhân', 'personal notice'),
  publication: say('công khai mức xếp loại', 'publication of levels'),
  petition: say('kiến nghị', 'petition'),
  answer: say('trả lời kiến nghị', 'answer to a petition'),
  archive: say('lưu hồ sơ', 'archive'),
};

/** Who takes a step. */
export const ACTOR_WORDS: Readonly<Record<StepActor, Bilingual>> = {
  themself: say('người được đánh giá', 'the person evaluated'),
  head: say('người đứng đầu', 'the head'),
  authority: say('cấp có thẩm quyền', 'the competent authority'),
  personnelOfficer: say('tham mưu tổ chức cán bộ', 'the personnel body'),
  partyCommittee: say('cấp ủy', 'the Party committee'),
  meetingSecretary: say('thư ký cuộc họp', 'the secretary of the meeting'),
  recordsClerk: say('văn thư', 'the records clerk'),
  homeAffairs: say('cơ quan nội vụ', 'home affairs'),
};

/** Where a role is held, as it goes on after who holds it. */
export const PLACE_WORDS: Readonly<Record<StepPlace, Bilingual>> = {
  within: say('', ''),
  'using-body': say('ở cơ quan sử dụng', 'of the using body'),
  'managing-body': say('ở cơ quan quản lý', 'of the managing body'),
  concerned: say('ở cơ quan liên quan', 'of the body concerned'),
  authority: say('theo bảng thẩm quyền', 'as the table of authorities says'),
  drafter: say('là nơi tham mưu theo bảng thẩm quyền', 'that drafts by the table of authorities'),
  'opinion-giver': say(
    'là nơi cho ý kiến theo bảng thẩm quyền',
    'that gives its opinion by the table of authorities',
  ),
};

/** The same by itself, as somebody chooses it. */
export const PLACE_NAMES: Readonly<Record<StepPlace, Bilingual>> = {
  within: say('trong đơn vị hoặc cấp trên của đơn vị', 'in the unit or above it'),
  'using-body': say('ở cơ quan sử dụng', 'in the using body'),
  'managing-body': say('ở cơ quan quản lý', 'in the managing body'),
  concerned: say('ở cơ quan liên quan', 'in the body concerned'),
  authority: say('nơi quyết định theo bảng thẩm quyền', 'where the table of authorities has the decision'),
  drafter: say('nơi tham mưu theo bảng thẩm quyền', 'where the table of authorities has the drafting'),
  'opinion-giver': say(
    'nơi cho ý kiến theo bảng thẩm quyền',
    'where the table of authorities has the opinion',
  ),
};

/** `trước 15/12`, `trong 7 ngày làm việc kể từ bước …`. */
export function deadlineInWords(deadline: StepDeadline, labelOf: (step: string) => Bilingual): Bilingual {
  if (deadline.kind === 'before') {
    const day = `${String(deadline.day).padStart(2, '0')}/${String(deadline.month).padStart(2, '0')}`;
    const [vi, en] = deadline.year === 'next' ? [' năm sau', ' of the next year'] : ['', ''];
    return say(`trước ngày ${day}${vi}`, `before ${day}${en}`);
  }
  const { days, after, kind } = deadline;
  const [vi, en] = kind === 'days' ? ['ngày', 'days'] : ['ngày làm việc', 'working days'];
  return say(
    `trong ${days} ${vi} sau “${labelOf(after).vi}”`,
    `within ${days} ${en} of '${labelOf(after).en}'`,
  );
}

/** A step of a procedure as a sentence a person can read, with the articles it stands on. */
export interface StepInWords {
  readonly kind: string;
  readonly kindLabel: Bilingual;
  readonly step: string;
  readonly label: Bilingual;
  readonly text: Bilingual;
  readonly articles: readonly string[];
  readonly unverified: readonly string[];
}

/** A procedure as a document: kind after kind, step after step. */
export const procedureInWords = (procedure: Procedure | ProcedureLayer): readonly StepInWords[] =>
  procedure.kinds.flatMap((kind) =>
    kind.steps.map((step) => ({
      ...{ kind: kind.id, kindLabel: kind.label, step: step.id, label: step.label },
      text: textOf(kind, step),
      articles: step.articles,
      unverified: step.unverified,
    })),
  );

/** Who replaces a wrong decision, on whom, as a sentence; undefined where the text does not say it. */
export function replacementInWords(
  { replacement }: Pick<Procedure, 'replacement'>,
  groupOf: (id: string) => Bilingual,
): { readonly text: Bilingual; readonly articles: readonly string[] } | undefined {
  if (replacement === undefined) return undefined;
  const who = whoTakes(replacement);
  const groups = replacement.groups.map(groupOf);
  const on = say(groups.map(({ vi }) => vi).join(', '), groups.map(({ en }) => en).join(', '));
  const text =
    groups.length === 0
      ? who
      : say(`${who.vi}; quyết định về: ${on.vi}`, `${who.en}; decisions on: ${on.en}`);
  return { text, articles: replacement.articles };
}

function textOf(kind: ProcedureKind, step: ProcedureStep): Bilingual {
  const labelOf = (id: string) => kind.steps.find((one) => one.id === id)?.label ?? say(id, id);
  const parts: Bilingual[] = says(step, 'does') ? [DOING_WORDS[step.does]] : [];
  if (step.by.length > 0) parts.push(whoTakes(step));
  if (step.after.length > 0) {
    const labels = step.after.map(labelOf);
    parts.push(
      say(`sau: ${labels.map(({ vi }) => vi).join(', ')}`, `after: ${labels.map(({ en }) => en).join(', ')}`),
    );
  }
  if (step.deadline) parts.push(deadlineInWords(step.deadline, labelOf));
  if (step.paper !== undefined) parts.push(say(`biểu mẫu ${step.paper}`, `form ${step.paper}`));
  if (step.opinions) parts.push(opinionsInWords(step.opinions));
  if (step.isOptional) parts.push(say('khi có', 'where there is occasion'));
  return say(parts.map(({ vi }) => vi).join('; '), parts.map(({ en }) => en).join('; '));
}

/** A layer may say of a step below only what it adds to it. */
const says = (step: ProcedureStep | LayerStep, key: string): boolean =>
  !('says' in step) || step.says.includes(key);

/** Who takes a step, and where: `người đứng đầu ở cơ quan sử dụng`. */
export const whoTakes = ({ by, place }: Pick<ProcedureStep, 'by' | 'place'>): Bilingual => {
  const [at, words] = [PLACE_WORDS[place], by.map((actor) => ACTOR_WORDS[actor])];
  return say(
    `${words.map(({ vi }) => vi).join(' hoặc ')} ${at.vi}`.trim(),
    `${words.map(({ en }) => en).join(' or ')} ${at.en}`.trim(),
  );
};

const opinionsInWords = ({ kind, suppressBelow }: OpinionRule): Bilingual =>
  kind === 'named'
    ? say('ý kiến ghi tên', 'opinions by name')
    : say(`phiếu kín, ẩn khi dưới ${suppressBelow} phiếu`, `secret ballots, hidden under ${suppressBelow}`);
