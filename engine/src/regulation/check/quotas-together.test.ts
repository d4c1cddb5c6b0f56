import { describe, expect, it } from 'vitest';
import { doing, question, wrongWith } from '../../evaluation/fixtures/small-pack.ts';
import { pack, quota } from '../../quota/quota-pack.fixture.ts';
import type { Plain } from '../plain.ts';

const ownPlace = { choice: { ask: 'ownPlace' } };
const second = (more: { readonly [key: string]: Plain } = {}) =>
  quota({ id: 'second', share: '10%', ...more });
const told = (...quotas: readonly Plain[]) =>
  wrongWith(pack({}, ['/questions/ownPlace', question({ yes: doing('accept') })], ['/quotas', quotas]));

describe('two quotas on the same people', () => {
  it('ask a question each: one answer cannot say who has a place under which of them', () => {
    expect(told(quota(), second())).toContain('pack.choice-of-two-quotas /quotas/1/choice/ask');
    expect(told(quota(), second(ownPlace))).toEqual([]);
  });

  it('do so on levels that follow each other too', () => {
    const lower = { level: 'good', next: 'poor', base: 'rated' };
    expect(told(quota({ base: 'rated' }), second(lower))).toContain(
      'pack.choice-of-two-quotas /quotas/1/choice/ask',
    );
  });

  it('on one level send whoever gets no place down to one level', () => {
    expect(told(quota(), second({ ...ownPlace, next: 'poor' }))).toContain(
      'pack.next-of-two-quotas /quotas/1/next',
    );
  });
});

it('two quotas on people of other groups may share a question', () => {
  const ofOthers = [quota({ for: ['leader'] }), second({ for: ['staff'] })];
  expect(told(...ofOthers)).toEqual(['pack.unused-question /questions/ownPlace']);
});
