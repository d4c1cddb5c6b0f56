import { type Bilingual, say } from '@congtam/engine';
import type { Action, Session } from './features/session/session.ts';

interface Place {
  readonly to:
    | '/'
    | '/work'
    | '/monitoring'
    | '/unit-work'
    | '/cycles'
    | '/catalogues'
    | '/progress'
    | '/consolidation'
    | '/units'
    | '/people'
    | '/rosters'
    | '/transfers'
    | '/registers'
    | '/delegations'
    | '/my-results'
    | '/meetings'
    | '/petitions'
    | '/classification'
    | '/inspections'
    | '/packages'
    | '/national-database'
    | '/review-points'
    | '/remedies'
    | '/questions'
    | '/regulations'
    | '/policy-lab'
    | '/accounts'
    | '/roles'
    | '/installation'
    | '/events'
    | '/me';
  readonly label: Bilingual;
  /** Offered to whom one of these acts is allowed somewhere; absent: to everybody. */
  readonly needs?: readonly Action[];
  /** Only for an account that is somebody's. */
  readonly isOfPerson?: true;
}

/** Places that belong together, under one heading of the menu. */
export interface Section {
  readonly label: Bilingual;
  readonly places: readonly Place[];
}

const SECTIONS: readonly Section[] = [
  {
    label: say('Của tôi', 'Mine'),
    places: [
      { to: '/', label: say('Việc cần làm', 'Next to do') },
      { to: '/work', label: say('Công việc của tôi', 'My work'), isOfPerson: true },
      { to: '/monitoring', label: say('Theo dõi của tôi', 'My monitoring'), isOfPerson: true },
      { to: '/my-results', label: say('Kết quả của tôi', 'My results'), isOfPerson: true },
      { to: '/petitions', label: say('Kiến nghị', 'Petitions'), isOfPerson: true },
      { to: '/meetings', label: say('Cuộc họp', 'Meetings'), isOfPerson: true },
      { to: '/me', label: say('Tài khoản của tôi', 'My account') },
      { to: '/events', label: say('Nhật ký', 'Log') },
    ],
  },
  {
    label: say('Đánh giá, xếp loại', 'Evaluation'),
    places: [
      {
        to: '/unit-work',
        label: say('Công việc của đơn vị', 'Work of the unit'),
        needs: ['work.assign', 'work.seeOfUnit'],
      },
      {
        to: '/cycles',
        label: say('Đợt đánh giá', 'Cycles'),
        needs: ['cycle.plan', 'monitoring.list', 'decision.number'],
      },
      {
        to: '/classification',
        label: say('Xếp loại', 'Classification'),
        needs: ['classification.board'],
      },
      {
        to: '/catalogues',
        label: say('Danh mục sản phẩm', 'Catalogues'),
        needs: ['catalogue.propose', 'catalogue.decide'],
      },
    ],
  },
  {
    label: say('Tổ chức, con người', 'Units and people'),
    places: [
      { to: '/units', label: say('Đơn vị', 'Units'), needs: ['unit.see'] },
      { to: '/people', label: say('Cán bộ, công chức', 'People'), needs: ['person.record', 'roster.export'] },
      { to: '/rosters', label: say('Nhập danh sách', 'Rosters'), needs: ['roster.see'] },
      { to: '/transfers', label: say('Điều động', 'Transfers'), needs: ['transfer.see'] },
      { to: '/registers', label: say('Sổ theo dõi', 'Registers'), needs: ['register.seeOfUnit'] },
      { to: '/delegations', label: say('Ủy quyền', 'Delegations'), needs: ['delegation.propose'] },
    ],
  },
  {
    label: say('Theo dõi, kiểm tra', 'Oversight'),
    places: [
      { to: '/progress', label: say('Tiến độ các đơn vị', 'Progress of units'), needs: ['progress.urge'] },
      {
        to: '/consolidation',
        label: say('Số liệu tổng hợp', 'Consolidated figures'),
        needs: ['consolidation.send'],
      },
      {
        to: '/packages',
        label: say('Gói kết quả', 'Packages'),
        needs: ['package.see'],
      },
      {
        to: '/national-database',
        label: say('Cơ sở dữ liệu quốc gia', 'National database'),
        needs: ['nationalDatabase.see'],
      },
      { to: '/inspections', label: say('Kiểm tra', 'Inspections') },
      {
        to: '/review-points',
        label: say('Điểm cần rà soát', 'Points to review'),
        needs: ['reviewPoint.search', 'reviewPoint.answer', 'reviewPoint.close'],
      },
      { to: '/remedies', label: say('Khắc phục', 'Repair') },
      {
        to: '/questions',
        label: say('Vướng mắc', 'Questions'),
        needs: ['question.ask', 'question.answer'],
      },
    ],
  },
  {
    label: say('Quy định', 'Regulations'),
    places: [
      { to: '/regulations', label: say('Quy định', 'Regulations'), needs: ['regulation.see'] },
      {
        to: '/policy-lab',
        label: say('Thử dự thảo', 'Policy lab'),
        needs: ['policyLab.run', 'policyLab.see'],
      },
    ],
  },
  {
    label: say('Quản trị', 'Administration'),
    places: [
      { to: '/accounts', label: say('Tài khoản', 'Accounts'), needs: ['account.list'] },
      { to: '/roles', label: say('Giao vai trò', 'Roles'), needs: ['role.list'] },
      {
        to: '/installation',
        label: say('Sao lưu và thiết lập', 'Backups and settings'),
        needs: ['installation.see'],
      },
    ],
  },
];

/** Where somebody with these rights can go, by sections: a door that would not open is not shown. */
export const offeredTo = ({ actions, person }: Pick<Session, 'actions' | 'person'>): readonly Section[] =>
  SECTIONS.flatMap(({ label, places }) => {
    const open = places.filter(
      ({ needs, isOfPerson }) =>
        (isOfPerson === undefined || person !== null) &&
        (needs === undefined || needs.some((action) => actions.includes(action))),
    );
    return open.length === 0 ? [] : [{ label, places: open }];
  });
