import { expect, it } from 'vitest';
import { regulationOf } from '../../regulation/fixtures/changed-pack.ts';
import { compileRegulation } from '../compile.ts';
import { small } from '../fixtures/small-pack.ts';
import { vocabularyOf } from '../vocabulary.ts';
import { definitionsBehind } from './definitions-behind.ts';

const behind = (to?: string) => {
  const rounded = { digits: '2', to: to ?? '', article: 'a1' };
  const regulation = regulationOf(to === undefined ? small() : small(['/calculation/0/rounded', rounded]));
  return definitionsBehind(compileRegulation(regulation, vocabularyOf([regulation])), 'score');
};

it('a quantity rounded in another way, or not at all, is never read from what another text made of it', () => {
  const all = [behind(), behind('nearest'), behind('down')];
  expect(new Set(all).size).toBe(3);
  expect(behind('nearest')).toBe(behind('nearest'));
});
