import { FRONT, PARTY } from './catalogue.ts';
import { type SamplePerson, steady, swinging } from './plan.ts';
import { head, PARTY_LEADERS, PARTY_STAFF, staff } from './post.ts';

const PARTY_BODY: readonly SamplePerson[] = [
  {
    id: 'DU-01',
    name: 'Đào Quang Hưng',
    posts: [head('DU-VP', 'Chánh Văn phòng', PARTY_LEADERS)],
    work: steady(PARTY, 22, 6),
    uniting: { 4: 'prolonged-conflict', 5: 'prolonged-conflict', 6: 'prolonged-conflict' },
  },
  {
    id: 'DU-02',
    name: 'Trương Thị Mai Lan',
    posts: [staff('DU-VP', PARTY_STAFF)],
    work: swinging(PARTY, 28, 2),
  },
  {
    id: 'DU-03',
    name: 'Hoàng Bá Thước',
    posts: [staff('DU-VP', PARTY_STAFF)],
    work: swinging(PARTY, 24, 10),
  },
  {
    id: 'DU-04',
    name: 'Lê Thị Quỳnh Như',
    posts: [staff('DU-VP', PARTY_STAFF)],
    work: swinging(PARTY, 23, 12),
  },
  {
    id: 'DU-05',
    name: 'Phạm Gia Khiêm',
    posts: [staff('DU-VP', PARTY_STAFF)],
    work: swinging(PARTY, 22, 8),
  },
  {
    id: 'DU-06',
    name: 'Vương Thị Tuyết',
    posts: [staff('DU-VP', PARTY_STAFF)],
    work: swinging(PARTY, 21, 14),
  },
  {
    id: 'DU-13',
    name: 'Nguyễn Đăng Khôi',
    posts: [staff('DU-VP', PARTY_STAFF)],
    work: swinging(PARTY, 22, 10),
  },
  {
    id: 'DU-07',
    name: 'Bùi Thị Diễm My',
    posts: [head('DU-XD', 'Trưởng Ban', PARTY_LEADERS)],
    work: steady(PARTY, 24, 8),
    organising: { 9: 'other' },
  },
  {
    id: 'DU-08',
    name: 'Đỗ Trung Hiếu',
    posts: [staff('DU-XD', PARTY_STAFF)],
    work: swinging(PARTY, 26, 5),
  },
  {
    id: 'DU-09',
    name: 'Ngô Thị Bảo Trâm',
    posts: [staff('DU-XD', PARTY_STAFF)],
    work: swinging(PARTY, 26, 5),
  },
  {
    id: 'DU-10',
    name: 'Lại Văn Sâm',
    posts: [staff('DU-XD', PARTY_STAFF)],
    work: swinging(PARTY, 20, 20),
  },
  {
    id: 'DU-11',
    name: 'Hà Thị Khánh Vân',
    posts: [staff('DU-XD', PARTY_STAFF)],
    work: swinging(PARTY, 23, 6),
  },
  {
    id: 'DU-12',
    name: 'Phan Thanh Bằng',
    posts: [head('DU-KT', 'Phó Chủ nhiệm Thường trực, phụ trách', PARTY_LEADERS)],
    work: steady(PARTY, 23, 6),
  },
];

/** A teacher to June, whose months there are under another decree and were not brought along. */
const FROM_SCHOOL: SamplePerson = {
  id: 'DU-14',
  name: 'Thân Thị Ngọc Diệp',
  partyMember: true,
  posts: [
    { unit: 'TH-2', title: 'Giáo viên', service: 'publicEmployee', to: '2026-06-30' },
    { ...staff('DU-XD', PARTY_STAFF), from: '2026-07-01' },
  ],
  work: steady(PARTY, 22, 10, { months: [7, 8, 9, 10, 11, 12] }),
};

/** From the service centre, which sent the results of six months in writing. */
const FROM_CENTRE: SamplePerson = {
  id: 'MT-08',
  name: 'Giang Văn Tuế',
  partyMember: false,
  posts: [
    { unit: 'DV', title: 'Viên chức', service: 'publicEmployee', to: '2026-06-30' },
    { ...staff('MT-CQ'), from: '2026-07-01' },
  ],
  work: steady(FRONT, 24, 10, { months: [7, 8, 9, 10, 11, 12] }),
};

/** The Front has fixed no duty groups: only the test over the whole body applies. */
const FRONT_BODY: readonly SamplePerson[] = [
  {
    id: 'MT-01',
    name: 'Trần Văn Hậu',
    posts: [head('MT-CQ', 'Trưởng Ban')],
    work: swinging(FRONT, 23, 6),
  },
  { id: 'MT-02', name: 'Lý Thị Sao Mai', posts: [staff('MT-CQ')], work: swinging(FRONT, 22, 10) },
  { id: 'MT-03', name: 'Đặng Văn Toàn', posts: [staff('MT-CQ')], work: swinging(FRONT, 21, 12) },
  { id: 'MT-04', name: 'Vũ Thị Hồng Gấm', posts: [staff('MT-DT')], work: swinging(FRONT, 24, 9) },
  { id: 'MT-05', name: 'Nguyễn Công Trứ Em', posts: [staff('MT-DT')], work: swinging(FRONT, 20, 18) },
  { id: '00712', name: 'Mạc Thị Út', posts: [staff('MT-DT')], work: swinging(FRONT, 23, 11) },
  {
    id: 'MT-07',
    name: 'Hoàng Thị Cẩm Tú',
    posts: [{ ...staff('MT-CQ'), secondedFrom: 'UBX-VX' }],
    work: swinging(FRONT, 22, 9),
  },
];

export const PARTY_AND_FRONT = [...PARTY_BODY, FROM_SCHOOL, ...FRONT_BODY, FROM_CENTRE];
