import { describe, expect, it } from 'vitest';
import { type ConditionOutcome, FALSE, TRUE, UNKNOWN } from '../evaluation/condition.ts';
import { parseExact } from '../exact.ts';
import {
  commune,
  decree,
  evaluated,
  general,
  MONTHS,
  product,
  staff,
  steady,
  together,
} from './case.fixture.ts';
import { sentenceFor } from './condition-words.ts';
import { missingFacts, openQuestions } from './open-points.ts';
import { periodInWords, periodsInWords } from './period-words.ts';
import { regulationInWords } from './regulation-in-words.ts';
import { Wording } from './wording.ts';

const vi = new Wording(decree, 'vi');
const en = new Wording(decree, 'en');
const x = (text: string) => parseExact(text)!;

describe('a condition in words', () => {
  const score = (value: string | undefined, truth: ConditionOutcome['truth']): ConditionOutcome => ({
    kind: 'compare',
    truth,
    left: { kind: 'measure', id: 'meanScore' },
    ...(value === undefined ? {} : { value: x(value) }),
    tests: [
      { by: 'atLeast', value: x('70') },
      { by: 'below', value: x('90') },
    ],
    of: [],
  });

  it('says what is known of a number that is not settled', () => {
    const between = (min: string | undefined, max: string | undefined, truth: ConditionOutcome['truth']) => {
      const range = { ...(min ? { min: x(min) } : {}), ...(max ? { max: x(max) } : {}) };
      const value = { gap: 'missing' as const, missing: [], questions: [], range };
      return { ...score(undefined, truth), value };
    };
    expect(sentenceFor(between('66.5', '92', UNKNOWN), vi)).toBe(
      'Điểm trung bình: từ 66,5 đến 92, yêu cầu từ 70 đến dưới 90',
    );
    expect(sentenceFor(between('91', undefined, FALSE), vi)).toBe(
      'Điểm trung bình: ít nhất 91, yêu cầu từ 70 đến dưới 90',
    );
    expect(sentenceFor(between(undefined, '60', FALSE), en)).toBe(
      'Mean score: at most 60, required: 70 to under 90',
    );
  });

  const fixed: ConditionOutcome = {
    kind: 'is',
    truth: FALSE,
    left: { kind: 'fact', id: 'pastFaultsFixed' },
    value: false,
    oneOf: ['yes'],
    of: [],
  };

  it('names the number, what was required, and that there is none', () => {
    expect(sentenceFor(score('89.9999', TRUE), vi)).toBe('Điểm trung bình 89,9999, từ 70 đến dưới 90');
    expect(sentenceFor(score('90.001', FALSE), en)).toBe(
      'Mean score 90.001, which does not meet 70 to under 90',
    );
    expect(sentenceFor(score(undefined, UNKNOWN), vi)).toBe(
      'Điểm trung bình chưa có (yêu cầu: từ 70 đến dưới 90)',
    );
  });

  it('joins its parts and denies what is denied', () => {
    const all: ConditionOutcome = { kind: 'all', truth: FALSE, of: [score('80', TRUE), fixed] };
    expect(sentenceFor(all, vi)).toBe(
      'Điểm trung bình 80, từ 70 đến dưới 90; và Đã khắc phục hạn chế kỳ trước, kết luận kiểm tra: không, không đạt yêu cầu có',
    );
    expect(sentenceFor({ kind: 'not', truth: TRUE, of: [fixed] }, en)).toBe(
      'not the case that: Faults of the last period and of inspections fixed: no, which does not meet yes',
    );
  });

  it('shows a share in per cent, on the right side of its bar', () => {
    const late: ConditionOutcome = {
      kind: 'compare',
      truth: FALSE,
      left: { kind: 'measure', id: 'tasksLate' },
      value: x('0.200001'),
      tests: [{ by: 'atMost', value: x('20%') }],
      of: [],
    };
    expect(sentenceFor(late, vi)).toBe('Nhiệm vụ chậm 20,0001%, không đạt yêu cầu không quá 20%');
  });
});

it('periods are called as people call them', () => {
  expect(['2026-03', '2026-Q2', '2026-H1', '2026', '2026-W07'].map((p) => periodInWords(p, 'vi'))).toEqual([
    'tháng 3/2026',
    'quý II/2026',
    '6 tháng đầu năm 2026',
    'năm 2026',
    'tuần 7/2026',
  ]);
  expect(['2026-03', '2026-Q2', '2026-H1', '2026'].map((p) => periodInWords(p, 'en'))).toEqual([
    'March 2026',
    'quarter 2 of 2026',
    'first half of 2026',
    '2026',
  ]);
  expect(periodsInWords(['2026-05', '2026-01', '2026-02', '2026-03'], 'vi')).toBe(
    'tháng 1 đến tháng 3, tháng 5/2026',
  );
});

describe('lists for the results workbook', () => {
  const { context } = evaluated(
    together(
      { units: [commune], people: [staff('a', 'An'), staff('b', 'Bình')] },
      steady('a', '80', {}, MONTHS.slice(0, 10)),
      {
        'general-criteria': [
          ...general('a', ['2026-11', '2026-12']),
          ...general('b', MONTHS, { 'III.4': '' }),
        ],
        'work-products': [
          product('a', '2026-11', { source: 'unplanned' }),
          product('a', '2026-12', { source: 'unplanned' }),
          ...MONTHS.map((m) => product('b', m, {})),
        ],
      },
    ),
  );

  it('ask a question once for all the periods it concerns', () => {
    expect(
      openQuestions(context.evaluation, context.program, 'vi').filter((q) => q.subject === 'a'),
    ).toMatchObject([
      {
        question: 'no-assigned-work',
        periods: ['2026-11', '2026-12'],
        period: 'tháng 11, tháng 12/2026',
        text: 'Kỳ không có việc được giao theo kế hoạch nên không tính được tỷ lệ; nghị định không nói.',
        optionsText: 'Không tính kỳ này',
        decider: 'Người có thẩm quyền theo dõi, đánh giá',
        refs: 'khoản 1 Điều 14, Nghị định 335/2025/NĐ-CP',
      },
    ]);
  });

  it('name a missing fact once, with who gives it', () => {
    expect(
      missingFacts(context.evaluation, context.program, 'vi').filter((m) => m.subject === 'b'),
    ).toMatchObject([
      {
        what: 'III.4',
        rater: 'confirmed',
        period: 'tháng 1 đến tháng 12/2026',
        text: 'III.4 Quyết định trong thẩm quyền, tiên phong (được xác nhận)',
        refs: 'khoản 2 Điều 12, Phụ lục I, Mẫu số 01, Nghị định 335/2025/NĐ-CP',
      },
    ]);
  });
});

describe('the regulation in words', () => {
  const line = (language: 'vi' | 'en', rule: string) =>
    regulationInWords(decree, language).find((l) => l.rule === rule);

  it('gives each rule one line with its numbers and its article', () => {
    expect(line('vi', 'person-level/good')).toEqual({
      part: 'ladder',
      rule: 'person-level/good',
      label: 'Mức xếp loại của công chức',
      text: 'Hoàn thành tốt nhiệm vụ: Điểm trung bình từ 70 đến dưới 90 [Người đứng đầu, Cấp phó, Công chức không giữ chức vụ lãnh đạo]',
      articles: ['art-20.2'],
      refs: 'khoản 2 Điều 20, Nghị định 335/2025/NĐ-CP',
    });
    expect(line('en', 'resultPoints[head,deputy,staff]@monitoring')?.text).toBe(
      'Result × 70 points, at most 70 [Head, Deputy, Staff]',
    );
    expect(line('vi', 'progressWork[head,deputy,staff]@monitoring')?.text).toBe(
      'tổng của Hệ số quy đổi × Số lượng đúng tiến độ trên các dòng “Sản phẩm công việc” (Nguồn giao việc: Theo kế hoạch hoặc Nhận thay người khác hoặc Đột xuất phát sinh); mỗi lần (Số lần chậm) trừ 25% hoặc 100% [Người đứng đầu, Cấp phó, Công chức không giữ chức vụ lãnh đạo]',
    );
    expect(line('vi', 'excellent-organisations')?.text).toContain(
      'Hoàn thành xuất sắc nhiệm vụ không quá 20%',
    );
  });

  it('leaves nothing without a text and an article', () => {
    for (const language of ['vi', 'en'] as const)
      for (const l of regulationInWords(decree, language)) {
        expect(l.text, l.rule).not.toMatch(/undefined|\[object|^$/);
        expect(l.refs, l.rule).not.toBe('');
      }
  });

  it('calls every rule by a name of its own', () => {
    const keys = regulationInWords(decree, 'vi').map((l) => `${l.part} ${l.rule}`);
    expect(new Set(keys).size).toBe(keys.length);
  });
});
