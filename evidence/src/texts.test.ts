import { describe, expect, it } from 'vitest';
import { type HistoryText, sealOfText, TextCheck } from './texts.ts';

const [MINH, LAN] = ['person-minh', 'person-lan'];
const KEY = '07'.repeat(32);
const said = (name: string): HistoryText => ({ name, key: KEY, text: 'Nhận xét' });
const gone = (name: string): HistoryText => ({ name, key: null, text: null });

interface Entry {
  readonly id: string;
  readonly body: object;
  readonly texts: readonly HistoryText[];
}

/** A comment on a dossier: the event names the person, its subject is something else. */
const comment = (id: string, person: string, ...texts: HistoryText[]): Entry => ({
  id,
  body: {
    action: 'evaluation.comment',
    subject: { kind: 'dossier', id: 'd1' },
    person,
    texts: Object.fromEntries(texts.map(({ name }) => [name, sealOfText(KEY, 'Nhận xét')])),
  },
  texts,
});
const erasure = (id: string, about: string, erased: number, kind = 'person'): Entry => ({
  id,
  body: { action: 'texts.erase', subject: { kind, id: about }, facts: { document: 'QĐ 12', erased } },
  texts: [],
});

function found(...entries: readonly Entry[]): string[] {
  const findings: string[] = [];
  const check = new TextCheck((kind, about) => findings.push(`${kind} ${about}`));
  for (const { id, texts, body } of entries) check.addEvent(id, texts, body);
  check.end();
  return findings;
}

describe('A16 - a text that is gone', () => {
  it('is honest where a later erasure about the same person counts it', () => {
    expect(found(comment('e1', MINH, gone('note'), gone('reason')), erasure('e2', MINH, 2))).toEqual([]);
  });

  it('is honest where it stood beside an event about an account, erased as one', () => {
    const { texts, body } = comment('e1', MINH, gone('reason'));
    const disabled = { ...body, person: undefined, subject: { kind: 'account', id: 'a1' } };
    const event = { id: 'e1', texts, body: disabled };
    expect(found(event, erasure('e2', 'a1', 1, 'account'))).toEqual([]);
    expect(found(event, erasure('e2', 'a2', 1, 'account'))).toEqual(['text-erased e1 reason']);
  });

  it('is found where nothing says it was erased', () => {
    expect(found(comment('e1', MINH, gone('note'), said('reason')))).toEqual(['text-erased e1 note']);
  });

  it('is found where somebody else was erased, or the same person before it was written', () => {
    expect(found(comment('e1', MINH, gone('note')), erasure('e2', LAN, 1))).toEqual(['text-erased e1 note']);
    expect(found(erasure('e1', MINH, 0), comment('e2', MINH, gone('note')))).toEqual(['text-erased e2 note']);
  });

  it('is found by the count where it was taken before an honest erasure', () => {
    const [before, later] = [comment('e1', MINH, gone('note')), comment('e2', MINH, gone('note'))];
    expect(found(before, later, erasure('e3', MINH, 1))).toEqual(['text-erased e3 2 > 1']);
  });

  it('is counted by the first of two erasures alone', () => {
    const first = comment('e1', MINH, gone('note'));
    const later = comment('e3', MINH, gone('note'));
    expect(found(first, erasure('e2', MINH, 1), later, erasure('e4', MINH, 1))).toEqual([]);
  });
});
