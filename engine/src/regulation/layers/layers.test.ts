import { describe, expect, it } from 'vitest';
import { changed, partOf, regulationOf } from '../fixtures/changed-pack.ts';
import { head, problemsOf, province, text, withLayer } from '../fixtures/sample-layer.ts';
import { samplePack } from '../fixtures/sample-pack.ts';
import type { Plain } from '../plain.ts';
import { readRegulation } from '../read/regulation.ts';
import { applyLayers } from './layers.ts';

describe('a layer', () => {
  it('adds, tightens and fills what is left open', () => {
    const result = withLayer();
    expect(problemsOf(result)).toEqual([]);
    if ('problems' in result) return;
    expect(result.regulation.id).toBe('sample');
    expect(result.regulation.fills.get('extra')).toBe('reformPoints');
    expect(result.regulation.quotas.map((q) => q.id)).toEqual(['quota', 'pQuota']);
  });

  it('may lie on another layer', () => {
    const city = changed(province, [
      ['/regulation', 'city'],
      ['/layer-of', 'province'],
      ['/fills'],
      ['/calculation'],
      ['/facts'],
      ['/quotas'],
      ['/questions'],
      ['/forced-levels'],
      ['/articles', { c1: { ref: 'Article C1', says: text } }],
      ['/ceilings/0/id', 'cCeiling'],
      ['/ceilings/0/article', 'c1'],
    ]);
    const all = applyLayers(regulationOf(samplePack), [regulationOf(province), regulationOf(city)]);
    expect(problemsOf(all)).toEqual([]);
  });

  it('may leave people out whom no rule above forces', () => {
    const when: Plain = { all: [{ fact: 'criticised', is: 'no' }, { not: { condition: 'disciplined' } }] };
    expect(
      problemsOf(withLayer(['/not-rated', [{ ...head('out', ['staff']), when, level: 'notRated' }]])),
    ).toEqual([]);
  });

  it('is told where the upper text is at fault, with its own file', () => {
    const base = regulationOf(changed(samplePack, [['/quotas/0/share', '20']]), 'base.yaml');
    expect(problemsOf(applyLayers(base, [regulationOf(province)]))[0]?.at?.file).toBe('base.yaml');
  });

  it('fills an opening once', () => {
    const second = changed(province, [['/regulation', 'second']]);
    const problems = problemsOf(
      applyLayers(regulationOf(samplePack), [regulationOf(province), regulationOf(second)]),
    );
    expect(problems.map((p) => p.code)).toContain('layer.filled-twice');
  });

  it('is no base', () => {
    expect(problemsOf(applyLayers(regulationOf(province), []))[0]?.code).toBe('layer.without-base');
  });

  it('may follow a reading of the upper text in its own numbers', () => {
    const base = regulationOf(samplePack);
    const data = changed(province, [
      ['/quotas/0/base', { reading: 'whose', own: 'rated', checked: 'rated-good' }],
    ]);
    const layer = readRegulation(partOf(data), base);
    expect('problems' in layer ? layer.problems : problemsOf(applyLayers(base, [layer.regulation]))).toEqual(
      [],
    );
    expect('problems' in readRegulation(partOf(data))).toBe(true);
  });
});
