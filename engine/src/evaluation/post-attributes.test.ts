import { describe, expect, it } from 'vitest';
import { regulationInWords } from '../explanation/regulation-in-words.ts';
import {
  checked,
  evaluated,
  person,
  resultFor,
  rule,
  small,
  unit,
  wrongWith,
} from './fixtures/small-pack.ts';

const doctors = { attribute: 'professionalTitle', is: ['Bác sĩ hạng II', 'Bác sĩ hạng III'] };
const tables = {
  units: [unit('vien')],
  people: [
    person('b', 'vien', { professionalTitle: 'Bác sĩ hạng III', jobPosition: 'Khám bệnh' }),
    person('y', 'vien', { professionalTitle: 'Y sĩ hạng IV', jobPosition: 'Khám bệnh' }),
    person('k', 'vien'),
  ],
};
const grouped = small(['/groups/0/when', doctors]);
const groupOf = (id: string) => resultFor(evaluated(grouped, tables), id).group;

describe('the professional title and the job position of a post', () => {
  it('make groups; a title that is not recorded fits nothing', () => {
    expect(groupOf('b')).toBe('leader');
    expect(['y', 'k'].map(groupOf)).toEqual(['staff', 'staff']);
  });

  it('say who is in scope', () => {
    const examining = small(['/applies-to/0/when', { attribute: 'jobPosition', is: 'Khám bệnh' }]);
    const outcomes = ['b', 'y', 'k'].map((id) => resultFor(evaluated(examining, tables), id).outcome);
    expect(outcomes.map((o) => o === 'other-regime')).toEqual([false, false, true]);
  });

  it('are asked by conditions of rules, and name what is missing', () => {
    const forced = { ...rule('titled', ['staff']), when: doctors, level: 'poor' };
    const result = evaluated(small(['/forced-levels', [forced]]), {
      ...tables,
      'person-year': ['b', 'y', 'k'].map((subject) => ({ subject, period: '2025', points: '95' })),
    });
    expect(['b', 'y'].map((id) => resultFor(result, id).levelBeforeQuota)).toEqual(['poor', 'best']);
    const open = resultFor(result, 'k');
    expect([open.outcome, open.missing.map((m) => m.what)]).toEqual(['facts-missing', ['professionalTitle']]);
  });

  it('belong to people, not to units', () => {
    const ofUnits = small(['/groups/2/when', doctors]);
    expect(wrongWith(ofUnits).join(' ')).toContain('pack.attribute-of-other-subject');
  });

  it('read as words', () => {
    const lines = regulationInWords(checked(grouped), 'vi').map((l) => l.text);
    expect(lines.join('\n')).toContain('Chức danh nghề nghiệp: Bác sĩ hạng II hoặc Bác sĩ hạng III');
  });
});
