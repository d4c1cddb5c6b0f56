import { expect, it } from 'vitest';
import { parseDay } from '../../calendar-day.ts';
import { parsePeriod } from '../../period.ts';
import type { Plain } from '../../regulation/plain.ts';
import { columnsFrom } from '../columns-from.ts';
import { compileRegulation } from '../compile.ts';
import { evaluateYear } from '../evaluate.ts';
import { checked, person, registerOf, rule, small, unit } from '../fixtures/small-pack.ts';
import { overColumns } from '../over-columns.ts';

const asked: readonly (readonly [string, Plain])[] = [
  ['of a professional title', { attribute: 'professionalTitle', is: 'Bác sĩ hạng III' }],
  ['of a job position', { attribute: 'jobPosition', is: ['Khám bệnh', 'Thu ngân'] }],
  [
    'of earlier years',
    { level: 'year', last: '2', is: 'poor', count: { 'at-least': '1' }, 'when-none': 'no' },
  ],
];

it.each(asked)(
  'columns say of everybody what subjects one by one say, or leave them to that: a condition %s',
  (_, when) => {
    const ids = Array.from({ length: 30 }, (_, i) => `p${i}`);
    const people = ids.map((id, i) =>
      person(id, 'u', {
        professionalTitle: ['', 'Bác sĩ hạng III', 'Y sĩ hạng IV'][i % 3]!,
        jobPosition: ['Khám bệnh', '', 'Thu ngân', 'Kho'][i % 4]!,
      }),
    );
    const decisions = ids.slice(0, 20).map((subject, i) => ({
      ...{ question: 'level', subject, period: '2024', by: 'x', document: '1', on: '2024-12-15' },
      option: i % 2 === 0 ? 'poor' : 'best',
    }));
    const points = ids.map((subject, i) => ({ subject, period: '2025', points: i % 5 === 0 ? '60' : '95' }));
    const regulation = checked(
      small(['/ceilings', [{ ...rule('gate', ['leader', 'staff']), when, level: 'good' }]]),
    );
    const register = registerOf([regulation], {
      units: [unit('u')],
      people,
      decisions,
      'person-year': points,
    });
    const program = compileRegulation(regulation, register.vocabulary);
    const request = { program, register, period: parsePeriod('2025')!, asOf: parseDay('2025-12-31')! };
    const byObject = evaluateYear(request);
    let looked = 0;
    for (const { group, stage, subjects, source } of columnsFrom(request)) {
      const found = overColumns(program, group, stage)!.evaluate(source);
      const exact = new Set(found.toExact);
      subjects.forEach((index, row) => {
        looked += 1;
        if (!exact.has(row)) expect(found.levelOf(row)).toBe(byObject.people[index]?.levelBeforeQuota);
      });
    }
    expect(looked).toBe(30);
  },
);
