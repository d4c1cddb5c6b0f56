/** Whether scenarios watch over every rule of a pack: a report for whoever writes the pack. */
import { type Bilingual, say } from '@congtam/engine';
import { isNoticed, type ProofKind, type Proving, trialsOf, unshownIn } from '@congtam/regulations';
import type { Task } from '../command.ts';
import type { TestedPack } from './read-scenarios.ts';

export interface Proof {
  readonly pack: string;
  /** How many changes were tried on the pack. */
  readonly tried: number;
  /** Changes with which every scenario still passes. */
  readonly unnoticed: readonly { readonly kind: ProofKind; readonly what: string }[];
  /** Ids that no scenario names under `shows`. */
  readonly unshown: readonly string[];
}

/** Changes the pack one thing at a time and runs its scenarios, those that fail by themselves apart. */
export function proofOf(pack: TestedPack, proving: readonly Proving[], task: Task): Proof {
  const trials = trialsOf(pack.regulation);
  task.progress.start(task.text(say(`Thử thay đổi ${pack.name}`, `Changing ${pack.name}`)));
  const unnoticed = trials.filter((trial, index) => {
    task.progress.at(`${index + 1}/${trials.length}`, task.text(say('thay đổi', 'changes')));
    return !isNoticed(trial, proving);
  });
  task.progress.end();
  return {
    pack: pack.name,
    tried: trials.length,
    unnoticed: unnoticed.map(({ kind, what }) => ({ kind, what })),
    unshown: unshownIn(pack.regulation, pack.scenarios),
  };
}

const CHANGES: Readonly<Record<ProofKind, (what: string) => Bilingual>> = {
  deleted: (what) => say(`xóa quy tắc ${what}`, `rule ${what} deleted`),
  'left-out': (what) => say(`bỏ một phần điều kiện: ${what}`, `a part of a condition left out: ${what}`),
  edge: (what) => say(`dịch mốc sang bên kia: ${what}`, `a threshold's edge moved: ${what}`),
  calendar: (what) => say(`đổi ngày: ${what}`, `a day changed: ${what}`),
};

/** How many changes nobody noticed, which ones, and what no scenario names. */
export function tellProof({ pack, tried, unnoticed, unshown }: Proof, task: Task): void {
  task.print(
    task.text(
      say(
        `${pack}: thử ${tried} thay đổi, ${unnoticed.length} thay đổi không kịch bản nào nhận ra`,
        `${pack}: ${tried} changes tried, ${unnoticed.length} noticed by no scenario`,
      ),
    ),
  );
  for (const { kind, what } of unnoticed) task.print(`  ✗ ${task.text(CHANGES[kind](what))}`);
  if (unnoticed.length > 0)
    task.print(
      task.text(
        say(
          '  → thêm kịch bản có giá trị đúng ở mốc, hoặc chỉ thiếu phần ấy, rồi ghi kết quả mong đợi',
          '  → add a scenario that stands on the edge, or lacks just that part, and write what is expected',
        ),
      ),
    );
  if (unshown.length > 0)
    task.print(
      task.text(
        say(
          `  Chưa kịch bản nào ghi ở shows: ${unshown.join(', ')}`,
          `  No scenario names under shows: ${unshown.join(', ')}`,
        ),
      ),
    );
}
