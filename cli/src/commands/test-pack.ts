import { type Problem, type Regulation, say } from '@congtam/engine';
import {
  type Difference,
  namesUnknownTo,
  type Proving,
  regulationFor,
  runScenario,
  type Scenario,
} from '@congtam/regulations';
import type { Command, Task } from '../command.ts';
import { ofPack } from '../complaint.ts';
import { EXIT } from '../exit-codes.ts';
import { proofOf, tellProof } from '../packs/proof.ts';
import { readPack } from '../packs/read-pack.ts';
import { installedPacks, placesOf, readTestedPack, type TestedPack } from '../packs/read-scenarios.ts';

export const testPack: Command = {
  name: 'test-pack',
  summary: say('Chạy kịch bản của gói quy định', 'Run the scenarios of a pack'),
  usage: 'test-pack [PACK …] [--proof]',
  takes: [0, 50],
  options: [
    {
      name: 'proof',
      says: say(
        'bỏ từng quy tắc, từng phần điều kiện, dịch từng mốc, và kể điều không kịch bản nào nhận ra',
        'delete each rule and part of a condition, move each threshold, and name what no scenario notices',
      ),
    },
  ],
  examples: [
    {
      line: 'test-pack ./quy-che',
      says: say('mọi kịch bản đứng cạnh gói này', 'every scenario beside this pack'),
    },
    {
      line: 'test-pack ./quy-che --proof',
      says: say('kịch bản còn chưa canh những gì', 'what the scenarios do not watch over yet'),
    },
    { line: 'test-pack', says: say('mọi gói đi kèm chương trình', 'every pack that comes with the program') },
  ],
  async run(task) {
    const root = task.io.regulationsRoot;
    const given = task.positionals.length > 0 ? task.positionals : installedPacks(root);
    const packs: TestedPack[] = [];
    for (const name of given) {
      const pack = readTestedPack(name, root);
      if ('complaints' in pack) return task.refuse(pack.complaints);
      packs.push(pack);
    }
    const read = readingOnce(root);
    const results = packs.flatMap((pack) =>
      pack.scenarios.map((scenario) => runOne(scenario, pack, root, read)),
    );
    const failed = results.filter((r) => r.differences.length > 0);
    const proofs = task.has('proof')
      ? packs.map((pack) => proofOf(pack, provingOf(pack, results), task))
      : [];
    const isOpen = failed.length > 0 || proofs.some((proof) => proof.unnoticed.length > 0);
    if (task.isJson)
      task.printJson({
        exit: isOpen ? EXIT.toSettle : EXIT.done,
        passed: results.length - failed.length,
        failed: failed.map(({ regulation: _, scenario: __, ...told }) => told),
        ...(task.has('proof') ? { proofs } : {}),
      });
    else {
      tell(packs, results.length, failed, task);
      for (const proof of proofs) tellProof(proof, task);
    }
    return isOpen ? EXIT.toSettle : EXIT.done;
  },
};

/** The scenarios of a pack that pass, each with what it ran on. */
const provingOf = (pack: TestedPack, results: readonly Ran[]): Proving[] =>
  results.flatMap(({ scenario, regulation, differences }) =>
    regulation !== undefined && differences.length === 0 && pack.scenarios.includes(scenario)
      ? [{ scenario, regulation }]
      : [],
  );

interface Ran {
  readonly pack: string;
  readonly name: Scenario['name'];
  readonly file: string;
  readonly line: number | undefined;
  readonly scenario: Scenario;
  /** What it ran on; absent where texts are missing or do not fit together. */
  readonly regulation?: Regulation;
  readonly differences: readonly Difference[];
}

/** Reads each pack that scenarios lay on others once. */
function readingOnce(root: string): typeof readPack {
  const known = new Map<string, ReturnType<typeof readPack>>();
  return (name) => {
    const found = known.get(name) ?? readPack(name, root);
    known.set(name, found);
    return found;
  };
}

function runOne(scenario: Scenario, pack: TestedPack, root: string, read: typeof readPack): Ran {
  const base = { pack: pack.name, name: scenario.name, file: scenario.file, line: scenario.line, scenario };
  const { layerOf } = pack.regulation;
  const isWithoutBase = layerOf !== undefined && pack.bases.length === 0;
  const layers = scenario.layers.flatMap((id) => placesOf(id, pack, root));
  const needed = [...pack.bases, ...(isWithoutBase ? [layerOf] : []), ...layers];
  const known = needed.map((id) => read(id, root));
  const missing = known.flatMap((k) => ('complaints' in k ? k.complaints : []));
  if (missing.length > 0) return { ...base, differences: missing.map(asDifference) };
  const regulations = known.flatMap((k) => ('regulation' in k ? [k.regulation] : []));
  const joined = regulationFor(scenario, pack.regulation, regulations);
  if ('problems' in joined) {
    return { ...base, differences: joined.problems.map(ofPack).map(asDifference) };
  }
  const { regulation } = joined;
  const unknown = namesUnknownTo(regulation, scenario).map(asDifference);
  return { ...base, regulation, differences: [...unknown, ...runScenario(scenario, regulation).differences] };
}

/** What keeps a scenario from being run, beside what came out otherwise. */
const asDifference = ({ code, message, mend }: Pick<Problem, 'code' | 'message' | 'mend'>): Difference => ({
  what: code,
  expected: '',
  actual: '',
  says: say(`${message.vi} → ${mend.vi}`, `${message.en} → ${mend.en}`),
});

function tell(packs: readonly TestedPack[], count: number, failed: readonly Ran[], task: Task): void {
  for (const { name, scenarios } of packs) {
    if (scenarios.length > 0) continue;
    task.print(
      task.text(
        say(
          `${name}: chưa có kịch bản nào → viết vào thư mục scenarios/ cạnh gói`,
          `${name}: no scenarios yet → write them into a folder scenarios/ beside the pack`,
        ),
      ),
    );
  }
  for (const { file, line, name, differences } of failed) {
    task.print(`✗ ${file}${line === undefined ? '' : `:${line}`}: ${task.text(name)}`);
    for (const d of differences) {
      const { what, expected, actual } = d;
      const told = say(
        `${what}: mong ${expected}, được ${actual}`,
        `${what}: expected ${expected}, found ${actual}`,
      );
      task.print(`    ${task.text(d.says ?? told)}`);
    }
  }
  task.print(
    task.text(
      say(
        `${count - failed.length} kịch bản đạt, ${failed.length} không đạt`,
        `${count - failed.length} scenarios passed, ${failed.length} failed`,
      ),
    ),
  );
}
