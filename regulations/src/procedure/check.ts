import { type Bilingual, type Cursor, chooseAmong, type Problem, type Regulation, say } from '../engine.ts';
import type { Procedure, ProcedureKind, ProcedureLayer } from './format.ts';
import { placeOf } from './place-of.ts';

/**
 * What is wrong in the meaning of a whole procedure: names that nothing has, circles, steps that end in no decision,
 * doubts that are not told. Codes `pack.*`; the groups and authorities are those of the rules it goes with. `last` is the
 * part that was joined last: a circle is told where it speaks, for without it there was none.
 */
export function checkProcedure(
  procedure: Procedure,
  rules: Pick<Regulation, 'id' | 'groups' | 'authorities'>,
  last: ProcedureLayer,
): readonly Problem[] {
  const problems: Problem[] = [];
  const tell = (at: Cursor, code: string, message: Problem['message'], mend: Problem['mend']) => {
    problems.push({ code, at: at.place(), message, mend });
  };
  const unknown = (at: Cursor, code: string, { vi, en }: Bilingual, id: string, known: readonly string[]) => {
    if (!known.includes(id))
      tell(at, code, say(`không có ${vi} “${id}”`, `there is no ${en} '${id}'`), chooseAmong(id, known));
  };
  const used = new Set<string>();
  const articles = [...procedure.articles.keys()];
  const cite = (at: Cursor, cited: readonly string[]) => {
    for (const id of cited) {
      used.add(id);
      unknown(placeOf(at, 'article', id), 'pack.unknown-article', say('điều khoản', 'article'), id, articles);
    }
  };
  const tellDoubts = (at: Cursor, cited: readonly string[], doubts: readonly string[]) => {
    for (const id of cited) {
      const certainty = procedure.articles.get(id)?.certainty ?? 'read';
      if (certainty !== 'read' && doubts.length === 0)
        tell(
          placeOf(at, 'article', id),
          'pack.doubt-not-told',
          say(`điều khoản “${id}” chưa đọc tận nguồn`, `the article '${id}' was not read at source`),
          say('thêm unverified: …', 'add unverified: …'),
        );
    }
    for (const id of doubts)
      unknown(
        placeOf(at, 'unverified', id),
        'pack.unknown-stance',
        say('điểm chưa kiểm chứng', 'unverified stance'),
        id,
        [...procedure.unverified.keys()],
      );
  };
  const isOfRules = (at: Cursor, named: readonly string[]) => {
    const groups = rules.groups.map(({ id }) => id);
    for (const id of named)
      unknown(placeOf(at, 'groups', id), 'pack.unknown-group', say('nhóm', 'group'), id, groups);
  };
  const seen = new Set<string>();
  for (const kind of procedure.kinds) {
    if (seen.has(kind.id))
      tell(
        kind.at,
        'pack.duplicate-id',
        say(`đối tượng “${kind.id}” có hai lần`, `the kind '${kind.id}' stands twice`),
        say('đổi mã, hoặc xóa một', 'rename one or remove it'),
      );
    seen.add(kind.id);
    isOfRules(kind.at, kind.groups);
    for (const id of kind.authorities)
      unknown(
        placeOf(kind.at, 'authorities', id),
        'pack.unknown-authority',
        say('dòng thẩm quyền', 'row of authorities'),
        id,
        rules.authorities.map((row) => row.id),
      );
    for (const id of kind.decidedAfter)
      unknown(
        placeOf(kind.at, 'decided-after', id),
        'pack.unknown-kind',
        say('loại đối tượng', 'kind'),
        id,
        procedure.kinds.map((one) => one.id),
      );
    const spoken = last.kinds.filter(({ id }) => id === kind.id);
    if (
      spoken.some(({ decidedAfter }) => decidedAfter.length > 0) &&
      comesBefore(inOrder(procedure.kinds), kind.id, kind.id)
    )
      tell(
        placeOf(kind.at, 'decided-after'),
        'pack.kinds-in-a-circle',
        say(`loại “${kind.id}” đợi chính nó`, `the kind '${kind.id}' waits for itself`),
        say('bỏ bớt một mã ở decided-after', 'remove an id under decided-after'),
      );
    cite(kind.at, kind.articles);
    for (const step of kind.steps) {
      cite(step.at, step.articles);
      tellDoubts(step.at, step.articles, step.unverified);
    }
    const waiting = new Set(
      spoken.flatMap(({ steps }) => steps.flatMap(({ id, before }) => [id, ...before])),
    );
    checkSteps(kind, waiting, tell, unknown);
  }
  if (procedure.replacement) {
    const { at, articles, groups } = procedure.replacement;
    cite(at, articles);
    isOfRules(at, groups);
  }
  for (const [id, { at }] of procedure.articles)
    if (!used.has(id))
      tell(
        at,
        'pack.unused-article',
        say(`không bước nào dẫn điều khoản “${id}”`, `no step cites the article '${id}'`),
        say('dẫn ở một bước, hoặc xóa', 'cite it in a step, or remove it'),
      );
  for (const [id, { at }] of procedure.unverified)
    if (!procedure.kinds.some(({ steps }) => steps.some(({ unverified }) => unverified.includes(id))))
      tell(
        at,
        'pack.unused-unverified',
        say(`không bước nào dựa vào “${id}”`, `no step stands on '${id}'`),
        say('dẫn ở một bước, hoặc xóa', 'name it in a step, or remove it'),
      );
  return problems;
}

type Unknown = (at: Cursor, code: string, what: Bilingual, id: string, known: readonly string[]) => void;
type Tell = (at: Cursor, code: string, message: Problem['message'], mend: Problem['mend']) => void;

function checkSteps(
  { at, id: kind, steps }: ProcedureKind,
  /** Steps of which the last part says what they wait for. */
  waiting: ReadonlySet<string>,
  tell: Tell,
  unknown: Unknown,
): void {
  const known = steps.map(({ id }) => id);
  for (const [index, step] of steps.entries()) {
    if (known.indexOf(step.id) !== index)
      tell(
        step.at,
        'pack.duplicate-id',
        say(`bước “${step.id}” có hai lần`, `the step '${step.id}' stands twice`),
        say('đổi mã, hoặc xóa một', 'rename one or remove it'),
      );
    for (const id of step.after)
      unknown(placeOf(step.at, 'after', id), 'pack.unknown-step', say('bước', 'step'), id, known);
    if (step.deadline && step.deadline.kind !== 'before')
      unknown(
        placeOf(step.at, 'deadline'),
        'pack.unknown-step',
        say('bước', 'step'),
        step.deadline.after,
        known,
      );
    if (waiting.has(step.id) && comesBefore(steps, step.id, step.id))
      tell(
        placeOf(step.at, 'after'),
        'pack.steps-in-a-circle',
        say(`bước “${step.id}” đợi chính nó`, `the step '${step.id}' waits for itself`),
        say('bỏ bớt một mã ở after', 'remove an id under after'),
      );
  }
  // What a body signs is a part of the proposal: nothing is signed to one that has gone.
  const proposal = steps.find(({ does }) => does === 'synthesis');
  for (const step of steps)
    if (step.does === 'coSigning' && proposal !== undefined && !comesBefore(steps, step.id, proposal.id))
      tell(
        step.at,
        'pack.part-after-proposal',
        say(
          `“${step.id}” ký phần của đề xuất, nên đứng trước bước “${proposal.id}”`,
          `'${step.id}' signs a part of the proposal, so it comes before '${proposal.id}'`,
        ),
        say(`thêm before: [${proposal.id}]`, `add before: [${proposal.id}]`),
      );
  if (steps.filter(({ does }) => does === 'decision').length !== 1)
    tell(
      at,
      'pack.not-one-decision',
      say(
        `đối tượng “${kind}” không có đúng một bước quyết định`,
        `the kind '${kind}' has not exactly one decision`,
      ),
      say('để đúng một bước does: decision', 'leave exactly one step with does: decision'),
    );
}

const inOrder = (kinds: readonly ProcedureKind[]) =>
  kinds.map(({ id, decidedAfter }) => ({ id, after: decidedAfter }));

/** Whether a step comes before another, at whatever distance. */
export function comesBefore(
  steps: readonly { readonly id: string; readonly after: readonly string[] }[],
  first: string,
  later: string,
): boolean {
  const seen = new Set<string>();
  const open = [...(steps.find(({ id }) => id === later)?.after ?? [])];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (id === first) return true;
    if (seen.has(id)) continue;
    seen.add(id);
    open.push(...(steps.find((step) => step.id === id)?.after ?? []));
  }
  return false;
}
