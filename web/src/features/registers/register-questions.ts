import { type Bilingual, say } from '@congtam/engine';
import type { Field } from '../../components/form-field.tsx';
import { words } from '../../components/words.ts';

/** What an entry or a step of it is asked for, by the name under which it is kept. */
export type Questions = { readonly [name: string]: Field };

export interface StepQuestions {
  readonly id: string;
  readonly label: Bilingual;
  /** States in which it can be taken. */
  readonly from: readonly string[];
  readonly questions: Questions;
}

export interface RegisterQuestions {
  readonly label: Bilingual;
  readonly about: readonly ('person' | 'unit' | 'field')[];
  readonly questions: Questions;
  readonly steps: readonly StepQuestions[];
}

const text = (vi: string, en: string, isRequired = true): Field => ({
  kind: 'text',
  label: say(vi, en),
  isRequired,
});
const day = (vi: string, en: string, isRequired = true): Field => ({
  kind: 'day',
  label: say(vi, en),
  isRequired,
});
const flag = (vi: string, en: string): Field => ({ kind: 'flag', label: say(vi, en) });
const choice = (vi: string, en: string, options: { readonly [value: string]: Bilingual }): Field => ({
  ...{ kind: 'choice', label: say(vi, en), options, isRequired: true },
});
const document: Field = { kind: 'text', label: words.ground, isRequired: true };
const documentIfAny: Field = { kind: 'text', label: words.ground };
const on = day('Ngày', 'Day');
const by = text('Cơ quan, người có thẩm quyền', 'By whom');

/** The nine registers, each with what it asks. */
export const REGISTERS: { readonly [register: string]: RegisterQuestions } = {
  discipline: {
    label: say('kỷ luật', 'discipline'),
    about: ['person'],
    questions: {
      act: text(
        'Hành vi (các quyết định về một hành vi ghi cùng mã)',
        'Act (decisions on one act share its code)',
      ),
      nature: choice('Tính chất', 'Nature', {
        duty: say('trong thực hiện nhiệm vụ', 'in duty'),
        degradation: say('suy thoái, tự diễn biến', 'degradation'),
        other: say('khác', 'other'),
      }),
      side: choice('Bên', 'Side', {
        administrative: say('hành chính', 'administrative'),
        party: say('Đảng', 'Party'),
      }),
      measure: choice('Hình thức', 'Measure', {
        reprimand: say('khiển trách', 'reprimand'),
        warning: say('cảnh cáo', 'warning'),
        demotion: say('giáng chức', 'demotion'),
        removal: say('cách chức', 'removal'),
        dismissal: say('buộc thôi việc', 'dismissal'),
        expulsion: say('khai trừ', 'expulsion'),
      }),
      effectiveOn: day('Có hiệu lực từ', 'In effect from'),
      actOn: day('Ngày có hành vi', 'Day of the act', false),
      actAt: choice('Nơi có hành vi', 'Where it was done', {
        here: say('tại đơn vị này', 'at this unit'),
        elsewhere: say('ở đơn vị khác', 'elsewhere'),
      }),
      alreadyCountedIn: text('Đã tính vào xếp loại năm', 'Counted already in the year', false),
      document,
    },
    steps: [],
  },
  criticism: {
    label: say('văn bản phê bình, nhắc nhở', 'written criticism and reminders'),
    about: ['person', 'unit', 'field'],
    questions: {
      kind: choice('Loại', 'Kind', {
        writtenCriticism: say('phê bình bằng văn bản', 'written criticism'),
        writtenReminder: say('nhắc nhở bằng văn bản', 'written reminder'),
      }),
      by,
      issuedOn: day('Ngày ban hành', 'Issued on'),
      document,
      summary: { kind: 'area', label: say('Tóm tắt', 'Summary') },
    },
    steps: [],
  },
  accountabilityReviews: {
    label: say('kiểm điểm trách nhiệm theo yêu cầu', 'accountability reviews on request'),
    about: ['person', 'unit', 'field'],
    questions: {
      requestedBy: text('Cơ quan yêu cầu', 'Requested by'),
      requestedOn: day('Ngày yêu cầu', 'Requested on'),
      document,
      matter: { kind: 'area', label: say('Về việc', 'Matter') },
    },
    steps: [
      {
        ...{ id: 'held', label: say('Ghi đã kiểm điểm', 'Held'), from: ['requested'] },
        questions: {
          on,
          document,
          conclusion: { kind: 'area', label: say('Kết luận', 'Conclusion'), isRequired: true },
        },
      },
    ],
  },
  leave: {
    label: say('nghỉ dài ngày', 'leave'),
    about: ['person'],
    questions: {
      kind: choice('Loại', 'Kind', {
        unpaid: say('nghỉ không lương', 'unpaid'),
        sick: say('nghỉ ốm', 'sick'),
        maternity: say('nghỉ thai sản', 'maternity'),
        study: say('đi học', 'study'),
        other: say('khác', 'other'),
      }),
      from: day('Từ ngày', 'From'),
      to: day('Đến ngày', 'To', false),
      document,
    },
    steps: [],
  },
  initiatives: {
    label: say('sáng kiến, giải pháp', 'initiatives'),
    about: ['person', 'unit'],
    questions: {
      title: text('Tên sáng kiến, giải pháp', 'Title'),
      proposedOn: day('Ngày đề xuất', 'Proposed on'),
      document: documentIfAny,
    },
    steps: [
      {
        ...{ id: 'recognised', label: say('Ghi được công nhận', 'Recognised'), from: ['proposed'] },
        questions: { on, by, document },
      },
      {
        ...{ id: 'applied', label: say('Ghi đã áp dụng', 'Applied'), from: ['recognised'] },
        questions: { on, where: text('Nơi áp dụng', 'Where'), proof: text('Minh chứng', 'Proof') },
      },
    ],
  },
  indicators: {
    label: say('chỉ tiêu', 'indicators and targets'),
    about: ['unit'],
    questions: {
      code: {
        ...{ kind: 'text', label: say('Mã', 'Code'), isRequired: true },
        note: say(
          'chữ thường không dấu, số; bắt đầu bằng chữ, như ct01',
          'small letters and digits, a letter first, like ct01',
        ),
      },
      indicator: text('Chỉ tiêu', 'Indicator'),
      measuredIn: text('Đơn vị tính', 'Measured in', false),
      period: text('Kỳ (năm)', 'Period (year)'),
      plan: text('Kế hoạch giao (số, dấu chấm cho phần lẻ)', 'Plan (a number)'),
      document: documentIfAny,
    },
    steps: [
      {
        ...{ id: 'actual', label: say('Ghi kết quả', 'Actual'), from: ['planned', 'exempted'] },
        questions: {
          value: text('Kết quả (số, dấu chấm cho phần lẻ)', 'Result (a number)'),
          on,
          proof: text('Minh chứng', 'Proof', false),
        },
      },
      {
        ...{ id: 'exemption', label: say('Ghi miễn trừ', 'Exemption'), from: ['planned', 'reported'] },
        questions: {
          ground: choice('Do', 'Because of', {
            objectiveCause: say('nguyên nhân khách quan', 'an objective cause'),
            forceMajeure: say('bất khả kháng', 'force majeure'),
          }),
          approvedBy: text('Cấp đồng ý', 'Approved by'),
          on,
          document,
          reason: { kind: 'area', label: words.reason, isRequired: true },
        },
      },
    ],
  },
  adminReform: {
    label: say('xếp loại cải cách hành chính', 'administrative-reform ratings'),
    about: ['unit'],
    questions: { period: text('Năm', 'Year'), scheme: text('Bộ chỉ số', 'Scheme') },
    steps: [
      {
        ...{ id: 'announced', label: say('Ghi đã công bố', 'Announced'), from: ['notAnnounced'] },
        questions: {
          rating: choice('Xếp loại', 'Rating', {
            excellent: say('xuất sắc', 'excellent'),
            good: say('tốt', 'good'),
            fair: say('khá', 'fair'),
            average: say('trung bình', 'average'),
            poor: say('yếu', 'poor'),
          }),
          score: text('Điểm', 'Score', false),
          on,
          by,
          document,
        },
      },
      {
        ...{
          id: 'notApplicable',
          label: say('Ghi không thuộc diện', 'Not applicable'),
          from: ['notAnnounced'],
        },
        questions: { reason: { kind: 'area', label: words.reason, isRequired: true } },
      },
    ],
  },
  unitTasks: {
    label: say('nhiệm vụ của đơn vị', 'unit tasks'),
    about: ['unit', 'field'],
    questions: {
      task: text('Nhiệm vụ', 'Task'),
      source: choice('Nguồn', 'Source', {
        law: say('theo luật định', 'law'),
        programme: say('theo chương trình, kế hoạch', 'programme'),
        assigned: say('được giao', 'assigned'),
      }),
      assignedBy: text('Cơ quan giao', 'Assigned by'),
      document: documentIfAny,
      deadline: day('Thời hạn', 'Deadline'),
      isPlanned: flag('Có trong kế hoạch năm', 'In the plan of the year'),
    },
    steps: [
      {
        ...{ id: 'result', label: say('Ghi kết quả', 'Result'), from: ['open'] },
        questions: {
          on,
          isDone: flag('Đã hoàn thành', 'Done'),
          isOnTime: flag('Đúng hạn', 'On time'),
          isOfQuality: flag('Bảo đảm chất lượng', 'Of quality'),
          isExceeded: flag('Vượt mức', 'Exceeded'),
          evidence: text('Minh chứng', 'Evidence', false),
        },
      },
    ],
  },
  fieldAssignments: {
    label: say('phân công lĩnh vực phụ trách', 'fields assigned to leaders'),
    about: ['person'],
    questions: {
      field: text('Lĩnh vực', 'Field'),
      from: day('Từ ngày', 'From'),
      to: day('Đến ngày', 'To', false),
      document,
    },
    steps: [],
  },
};

/** What was answered, as it is kept: an empty answer is none, a flag is a truth. */
export function answers(
  questions: Questions,
  given: { readonly [name: string]: string },
): { readonly [name: string]: string | boolean } {
  return Object.fromEntries(
    Object.entries(questions).flatMap(([name, { kind }]): (readonly [string, string | boolean])[] => {
      const value = given[name]?.trim() ?? '';
      if (kind === 'flag') return [[name, value === 'yes']];
      return value === '' ? [] : [[name, value]];
    }),
  );
}

/** What is kept, as it is asked again. */
export const asked = (
  questions: Questions,
  content: { readonly [name: string]: unknown },
): { readonly [name: string]: string } =>
  Object.fromEntries(
    Object.entries(questions).map(([name, { kind }]) => {
      const value = content[name];
      if (kind === 'flag') return [name, value === true ? 'yes' : ''];
      return [name, typeof value === 'string' ? value : ''];
    }),
  );

/** The same questions, where the server finds the answers under a name of its own. */
export const under = (place: string, questions: Questions): Questions =>
  Object.fromEntries(
    Object.entries(questions).map(([name, field]) => [name, { ...field, sentAs: `${place}.${name}` }]),
  );
