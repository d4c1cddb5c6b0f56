import { describe, expect, it } from 'vitest';
import { parseExact } from '../exact.ts';
import { factKey } from '../register.ts';
import { an, mendOf, registerOf, request, wrong } from './example.fixture.ts';

const given = (more = {}) => ({
  subject: '001234',
  period: '2026-03',
  rater: 'self',
  attitude: '27,5',
  ...more,
});
const slot = (id: string, rater?: string) => request.vocabulary.slots.get(factKey(id, rater))!;

describe('facts', () => {
  it('stand by subject, period and rater', () => {
    const { personFacts } = registerOf({
      'general-criteria': [
        given({ remark: 'Tốt' }),
        given({ rater: 'xác nhận', attitude: '26' }),
        given({ period: '2026-Q1', attitude: '27.5' }),
      ],
    });
    const march = personFacts[0]?.facts.get('2026-03');
    expect(march?.[slot('attitude', 'self')]).toEqual(parseExact('27.5'));
    expect(march?.[slot('attitude', 'confirmed')]).toEqual(parseExact('26'));
    expect(march?.[slot('remark')]).toBe('Tốt');
    expect(personFacts[0]?.facts.get('2026-Q1')?.[slot('remark')]).toBeUndefined();
  });

  it('of units come from their own sheet', () => {
    const { unitFacts } = registerOf({
      'unit-year': [{ subject: 'xa', period: '2026', budget: '12000000.5', united: 'không', share: '95%' }],
    });
    const year = unitFacts[0]?.facts.get('2026');
    expect(year?.[slot('budget')]).toEqual(parseExact('12000000.5'));
    expect(year?.[slot('united')]).toBe(false);
    expect(year?.[slot('share')]).toEqual(parseExact('0.95'));
  });

  it('that are equal are one value in memory', () => {
    const { personFacts } = registerOf({
      people: [an, { ...an, id: '2', name: 'B' }],
      'general-criteria': [given({ rater: 'confirmed' }), given({ subject: '2' })],
    });
    const own = personFacts[0]?.facts.get('2026-03')?.[slot('attitude', 'confirmed')];
    expect(personFacts[1]?.facts.get('2026-03')?.[slot('attitude', 'self')]).toBe(own);
  });

  it('of an empty cell are not given', () => {
    const { personFacts } = registerOf({ 'general-criteria': [given({ attitude: '' })] });
    expect(personFacts[0]?.facts.get('2026-03')?.[slot('attitude', 'self')]).toBeUndefined();
  });

  it.each<[what: string, rows: Record<string, string>[], problems: string[]]>([
    ['above the maximum', [given({ attitude: '31' })], ['1:attitude out-of-range']],
    ['off the step', [given({ attitude: '27,3' })], ['1:attitude off-step']],
    ['with thousands signs', [given({ attitude: '1.234,5' })], ['1:attitude thousands-sign']],
    ['in a period of another kind', [given({ period: '2026' })], ['1:period wrong-period']],
    ['in another year', [given({ period: '2025-03' })], ['1:period other-year']],
    ['without a period', [given({ period: '' })], ['1:period required']],
    ['without a subject', [given({ subject: ' ' })], ['1:subject required']],
    [
      'by an unknown rater',
      [given({ rater: 'ai đó' })],
      ['1:rater unknown-choice', '1:attitude not-their-fact'],
    ],
    ['by nobody', [given({ rater: '' })], ['1:attitude not-their-fact']],
    ['twice for one rater', [given(), given()], ['2:subject doubled-row']],
    [
      'given again in another row',
      [given({ remark: 'a' }), given({ rater: 'confirmed', remark: 'b' })],
      ['2:remark fact-given-twice'],
    ],
    [
      'of nobody we know',
      [given({ subject: 'zz9' }), given({ subject: 'zz9', rater: 'confirmed' })],
      ['1:subject unknown-subject'],
    ],
    ['of a unit on a sheet of people', [given({ subject: 'vp' })], ['1:subject wrong-kind-of-subject']],
  ])('%s are refused', (_, rows, problems) => {
    expect(wrong({ 'general-criteria': rows })).toEqual(problems.map((p) => `general-criteria:${p}`));
  });

  it('of an id that has lost its leading zeros get the hint', () => {
    expect(mendOf({ 'general-criteria': [given({ subject: '1234' })] })).toContain('có phải là “001234”?');
  });

  it('of a name instead of an id get the hint, with every person of that name', () => {
    const people = [an, { ...an, id: '005678' }];
    expect(mendOf({ people, 'general-criteria': [given({ subject: 'nguyen van an' })] })).toBe(
      'dùng mã “001234” của Nguyễn Văn An hoặc “005678” của Nguyễn Văn An',
    );
  });

  it('in an unknown table or column are told together with everything else', () => {
    expect(
      wrong({ 'general-critera': [given()], 'general-criteria': [given({ attitdue: '1', attitude: '99' })] }),
    ).toEqual([
      'general-critera unknown-table',
      'general-criteria unknown-column',
      'general-criteria:1:attitude out-of-range',
    ]);
  });
});
