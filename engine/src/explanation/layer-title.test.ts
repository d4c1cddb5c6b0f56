import { expect, it } from 'vitest';
import { parseDay } from '../calendar-day.ts';
import { compileRegulation } from '../evaluation/compile.ts';
import { evaluateYear } from '../evaluation/evaluate.ts';
import { checked, registerOf, resultFor, smallPack } from '../evaluation/fixtures/small-pack.ts';
import { parsePeriod } from '../period.ts';
import { facts, gate } from '../regulation/layers/local-layer.fixture.ts';
import { regulationInWords } from './regulation-in-words.ts';
import { why } from './why.ts';

const title = { vi: 'Hướng dẫn của tỉnh', en: 'Guide of the province' };
const local = checked(smallPack, [gate('province', 'applied', { title, binds: { units: ['tinh'] } })]);

it('a rule of a layer that binds some is told with the title of the layer, not its id', () => {
  const line = regulationInWords(local, 'vi').find((l) => l.rule === 'province-applied');
  expect(line?.text).toContain('trong phạm vi của Hướng dẫn của tỉnh (province/2025)');
});

it('an explanation says by which layer somebody is bound', () => {
  const register = registerOf([local], facts({ applied: 'no' }, { applied: 'no' }));
  const program = compileRegulation(local, register.vocabulary);
  const [period, asOf] = [parsePeriod('2025')!, parseDay('2025-12-31')!];
  const evaluation = evaluateYear({ program, register, period, asOf, traced: true });
  const { sections } = why(resultFor(evaluation, 'a'), { program, register, evaluation }, 'en');
  const texts = sections.flatMap((s) => s.sentences).map((s) => s.text);
  expect(texts.join('\n')).toContain('bound by Guide of the province (province/2025)');
});
