import { describe, expect, it } from 'vitest';
import { compileRegulation } from '../evaluation/compile.ts';
import {
  checked,
  doing,
  entering,
  evaluated,
  levelOption,
  points,
  question,
  registerOf,
  resultFor,
  rule,
  type Tables,
} from '../evaluation/fixtures/small-pack.ts';
import { body, pack, quota } from '../quota/quota-pack.fixture.ts';
import type { Change } from '../regulation/fixtures/changed-pack.ts';
import type { Plain } from '../regulation/plain.ts';
import { openQuestions } from './open-points.ts';
import { why } from './why.ts';

function explained(data: Plain, tables: Tables, subject: string, language: 'vi' | 'en' = 'vi') {
  const regulation = checked(data);
  const register = registerOf([regulation], tables);
  const program = compileRegulation(regulation, register.vocabulary, new Map());
  const evaluation = evaluated(regulation, tables);
  const context = { program, register, evaluation };
  const explanation = why(resultFor(evaluation, subject), context, language);
  const told = (title: string) =>
    explanation.sections.find((section) => section.title === title)?.sentences.map(({ text }) => text) ?? [];
  return {
    summary: explanation.summary,
    told,
    changes: explanation.wouldHaveChanged.map(({ text }) => text),
    open: openQuestions(evaluation, program, language).filter((row) => row.subject === subject),
  };
}

/** Ten people, one of them without points: a level of theirs is open. */
const oneOpen = (best: number, good: number) => {
  const tables = body(best, good);
  return { ...tables, 'person-year': tables['person-year'].filter(({ subject }) => subject !== 'g0') };
};

describe('while the share is not known', () => {
  const measured = (more: { readonly [key: string]: Plain } = {}) =>
    pack(
      { share: { measure: 'unitShare', otherwise: { ask: 'planned' } }, base: 'rated', ...more },
      ['/questions/planned', question({ set: entering('0', '1') })],
      ['/facts/planned', points('unit')],
      [
        '/calculation',
        [
          { ...rule('score', ['leader', 'staff']), kind: 'sum', of: ['points'] },
          { ...rule('unitScore', ['organisation']), kind: 'sum', of: ['unitPoints'] },
          { ...rule('unitShare', ['organisation']), kind: 'sum', of: ['planned'] },
        ],
      ],
    );

  it('no share is told, nor places that would follow from one', () => {
    const { told, changes } = explained(measured(), oneOpen(2, 8), 'b0');
    expect(told('Tỷ lệ')).toEqual([
      'Ubnd: 10 người được xếp loại (9 đã có mức, 1 chưa có), tỷ lệ chưa biết, nên chưa biết số suất; có 2 người đạt mức best.',
      'Đứng thứ 1 trong 2 theo điểm (95), cùng điểm với 1 người khác.',
      'Tỷ lệ được phép chưa biết: người có thẩm quyền phải ấn định.',
    ]);
    expect(changes.join()).not.toContain('suất');
  });

  it('a small group has its places by its own rule alone', () => {
    const small = measured({ 'small-group': { 'up-to': '5', places: '1' } });
    expect(explained(small, body(1, 0), 'b0', 'en').told('The quota')[0]).toBe(
      'Ubnd: 1 people rated, share not known yet; 1 places by the rule for small groups; 1 reach best.',
    );
  });
});

describe('what one place more needs is told by whom the share counts', () => {
  it.each<[Plain, string, string]>([
    ['rated', 'được xếp loại', 'rated'],
    ['rated-good', 'từ mức good trở lên', 'at good or better'],
    ['good-or-better', 'từ mức good trở lên', 'at good or better'],
    [{ levels: ['good', 'poor'] }, 'ở mức best hoặc good hoặc poor', 'at best or good or poor'],
    [{ levels: ['best', 'good'] }, 'ở mức best hoặc good', 'at best or good'],
  ])('%j', (base, vi, en) => {
    const hint = (language: 'vi' | 'en') =>
      explained(pack({ base }), body(5, 5), 'b0', language).changes.find((text) => text.startsWith('Ubnd'));
    expect(hint('vi')).toMatch(new RegExp(`: thêm \\d+ người ${vi} thì có thêm một suất`));
    expect(hint('en')).toMatch(new RegExp(`: \\d+ more people ${en} would open one more place`));
  });

  it('and so is what the places may still come to', () => {
    const told = (base: Plain) => explained(pack({ base }), oneOpen(5, 5), 'b0').told('Tỷ lệ')[0];
    expect(told('good-or-better')).toContain('9 người chắc chắn từ mức good trở lên');
    expect(told('good-or-better')).toContain(
      '(tối đa 2 nếu các trường hợp chưa xác định đều từ mức good trở lên)',
    );
    expect(told({ levels: ['best', 'good'] })).toContain('đều ở mức best hoặc good)');
  });
});

describe('more chosen than there are places', () => {
  const chosen = (questions: readonly string[]) =>
    questions.flatMap((question) =>
      ['b0', 'b1'].map((subject) => ({
        ...{ question, subject, option: 'yes', by: 'x', document: '7', on: '2025-12-01' },
      })),
    );
  const TIGHT: Change = [
    '/questions/tightPlace',
    question({ yes: doing('accept'), no: levelOption('good') }),
  ];
  const tight = quota({ id: 'tight', share: '10%', base: 'rated', choice: { ask: 'tightPlace' } });
  const two = pack({ base: 'rated' }, TIGHT, ['/quotas', [quota({ base: 'rated' }), tight]]);

  it.each([
    ['of one quota', pack({ base: 'rated', share: '10%' }), ['place']],
    ['of the tighter of two', two, ['place', 'tightPlace']],
  ])('%s are told to be taken back: no question is open', (_, data, questions) => {
    const tables = body(5, 5, { decisions: chosen(questions) });
    const { summary, told, open } = explained(data, tables, 'b0');
    expect(summary).toContain('phải rút lại lựa chọn cho vừa số suất');
    expect(summary).not.toContain('câu hỏi');
    expect(told('Còn thiếu, còn phải quyết định')).toEqual([
      'Năm 2025: Đã chọn hoặc quyết định nhiều hơn số suất: phải rút lại cho vừa số suất; người quyết định: decider.',
    ]);
    expect(open).toMatchObject([{ question: questions.at(-1), isOver: true }]);
  });

  it('and whoever was not chosen yet is still asked about', () => {
    const open = explained(pack({ base: 'rated' }), body(5, 5), 'b0');
    expect(open.summary).toContain('còn 1 câu hỏi');
    expect(open.open).not.toMatchObject([{ isOver: true }]);
  });
});
