import type { RegisterDeclaration } from '../features/registers/register-declarations.ts';
import { registerCalled } from '../features/registers/register-declarations.ts';
import { rowsOf, type SampleRow } from './sample-tables.ts';

/** An entry of a register as the sample has it. */
export interface SampleEntry {
  readonly register: RegisterDeclaration;
  /** Code of a unit, or staff code of a person. */
  readonly about: string;
  readonly content: { readonly [name: string]: unknown };
  readonly steps: readonly { readonly id: string; readonly part: { readonly [name: string]: unknown } }[];
}

const YEAR = '2026';
const YEAR_END = '2026-12-31';
/** The day of the reports from which the tasks and indicators of the sample have their results. */
const REPORTED_ON = '2026-12-05';

/** What the tables of the sample say, as far as a register keeps it. */
export const sampleEntries = (): readonly SampleEntry[] => [
  ...rowsOf('discipline').map(({ subject, ...content }) => entry('discipline', subject, content)),
  ...rowsOf('leave').map(({ subject, ...content }) => entry('leave', subject, content)),
  ...rowsOf('criticism').map(({ subject, onDay: issuedOn, ...content }) =>
    entry('criticism', subject, { ...content, issuedOn }),
  ),
  ...rowsOf('initiatives').map(initiative),
  ...rowsOf('unit-tasks').map(unitTask),
  ...rowsOf('indicators').map(indicator),
];

function initiative({ subject, title, state, onDay: on, document }: SampleRow): SampleEntry {
  const recognised = { on, by: 'Hội đồng sáng kiến (hư cấu)', document };
  const applied = { on, where: 'Xã Bình Minh (hư cấu)', proof: document };
  return entry('initiatives', subject, { title, proposedOn: on }, [
    { id: 'recognised', part: recognised },
    ...(state === 'applied' ? [{ id: 'applied', part: applied }] : []),
  ]);
}

const ASSIGNED_BY: SampleRow = {
  law: 'Luật và nghị định giao (hư cấu)',
  programme: 'Chương trình công tác năm 2026 (hư cấu)',
  assigned: 'Cấp trên giao đột xuất (hư cấu)',
};

function unitTask(row: SampleRow): SampleEntry {
  const { subject, task, origin: source = '', planned, done, onTime, qualityMet, exceeded } = row;
  const is = (answer: string | undefined) => answer === 'yes';
  const content = {
    task,
    source,
    assignedBy: ASSIGNED_BY[source],
    deadline: YEAR_END,
    isPlanned: is(planned),
  };
  const result = {
    on: REPORTED_ON,
    isDone: is(done),
    isOnTime: is(onTime),
    isOfQuality: is(qualityMet),
    isExceeded: is(exceeded),
  };
  return entry('unitTasks', subject, content, [{ id: 'result', part: result }]);
}

/** `Tỷ lệ … (%)`: the unit of measure stands in brackets. */
function indicator({ subject, indicator: said = '', plan, actual }: SampleRow, at: number): SampleEntry {
  const measuredIn = /\(([^()]+)\)$/.exec(said)?.[1];
  const content = {
    code: `ct.${at + 1}`,
    indicator: said,
    period: YEAR,
    plan,
    ...(measuredIn === undefined ? {} : { measuredIn }),
  };
  return entry('indicators', subject, content, [{ id: 'actual', part: { value: actual, on: REPORTED_ON } }]);
}

function entry(
  id: string,
  about: string | undefined,
  content: SampleEntry['content'],
  steps: SampleEntry['steps'] = [],
): SampleEntry {
  const register = registerCalled(id);
  if (about === undefined) throw new Error(`an entry of ${id} is about nobody`);
  return {
    register,
    about,
    content: register.content.parse(content),
    steps: steps.map(({ id: step, part }) => {
      const shape = register.steps.find((each) => each.id === step)?.shape;
      if (shape === undefined) throw new Error(`${id} has no step ${step}`);
      return { id: step, part: shape.parse(part) };
    }),
  };
}
