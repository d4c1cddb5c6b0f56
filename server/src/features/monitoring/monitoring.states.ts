/** Where the monitoring of somebody in a period stands. */
export const FILE_STATES = ['open', 'submitted', 'returned', 'confirmed', 'sentBack', 'approved'] as const;
export type FileState = (typeof FILE_STATES)[number];

export const FILE_ACTS = [
  'save',
  'submit',
  'return',
  'confirm',
  'sendBack',
  'approve',
  'closeForLeaver',
  'reopen',
] as const;
export type FileAct = (typeof FILE_ACTS)[number];

/** Who says it: the person, who confirms, who approves; the office records what comes on paper or from elsewhere. */
export const FILE_STEPS = ['office', 'self', 'manager', 'authority'] as const;
export type FileStep = (typeof FILE_STEPS)[number];

interface Move {
  readonly from: readonly FileState[];
  /** Absent: the state stays. */
  readonly to?: FileState;
}

const MOVES: Readonly<Record<FileStep, { readonly [act in FileAct]?: Move }>> = {
  self: {
    save: { from: ['open', 'returned'] },
    submit: { from: ['open', 'returned'], to: 'submitted' },
  },
  manager: {
    save: { from: ['submitted', 'sentBack'] },
    return: { from: ['submitted', 'sentBack'], to: 'returned' },
    confirm: { from: ['submitted', 'sentBack'], to: 'confirmed' },
  },
  authority: {
    save: { from: ['confirmed'] },
    sendBack: { from: ['confirmed'], to: 'sentBack' },
    approve: { from: ['confirmed'], to: 'approved' },
    // What was settled is changed in the open: whoever confirms has it again, and confirms it anew.
    reopen: { from: ['approved'], to: 'sentBack' },
  },
  // For somebody who has left, is ill, or whose sheet is on paper: what is there is submitted as it is.
  office: {
    submit: { from: ['open', 'returned'], to: 'submitted' },
    closeForLeaver: { from: ['open', 'returned'], to: 'submitted' },
  },
};

/** The state after an act of a step; undefined when it is not done from here by them. */
export function afterFileAct(state: FileState, step: FileStep, act: FileAct): FileState | undefined {
  const move = MOVES[step][act];
  if (move === undefined || !move.from.includes(state)) return undefined;
  return move.to ?? state;
}

/** Whose turn it is in a state; undefined where nothing is left to do. */
export function nextStep(state: FileState): Exclude<FileStep, 'office'> | undefined {
  if (state === 'approved') return undefined;
  if (state === 'confirmed') return 'authority';
  return state === 'submitted' || state === 'sentBack' ? 'manager' : 'self';
}

/** Acts that hand on what was said so far: it counts from then on, drafts do not. */
export const DELIVERING: readonly FileAct[] = ['submit', 'confirm', 'approve', 'closeForLeaver'];

/** Acts after which somebody has to do something again, and hears why. */
export const NEEDS_REASON: readonly FileAct[] = ['return', 'sendBack', 'closeForLeaver', 'reopen'];

/** Rows of a sheet as they stand at some moment: what is said of each, by its key. */
export type RowsByKey = ReadonlyMap<string, { readonly [column: string]: string }>;

/** Columns of a row in which two ways to say it differ; an empty cell and one that is not there are the same. */
export function changedColumns(
  before: { readonly [column: string]: string } | undefined,
  after: { readonly [column: string]: string } | undefined,
): readonly string[] {
  const columns = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...columns].filter((column) => (before?.[column] ?? '') !== (after?.[column] ?? '')).sort();
}
