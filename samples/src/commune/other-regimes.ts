import type { SamplePerson, SamplePost } from './plan.ts';

const cadre = (id: string, name: string, ...posts: readonly SamplePost[]): SamplePerson => ({
  id,
  name,
  partyMember: true,
  posts: posts.map((post) => ({ ...post, service: 'cadre', tier: 'Ban Thường vụ Tỉnh ủy' })),
});

/** Elected and approved leaders: they assign, score and sign, but other rules rate them. */
const CADRES: readonly SamplePerson[] = [
  cadre('CB-01', 'Nguyễn Thành Tựu', { unit: 'DU', title: 'Bí thư Đảng ủy', leads: 'head' }),
  cadre('CB-02', 'Trần Thị Minh Nguyệt', {
    unit: 'DU',
    title: 'Phó Bí thư Thường trực',
    leads: 'deputy',
    inCharge: 'DU-VP; DU-XD; DU-KT',
  }),
  cadre('CB-03', 'Lê Quang Đạo', { unit: 'UBX', title: 'Chủ tịch Ủy ban nhân dân', leads: 'head' }),
  cadre('CB-04', 'Phạm Thị Hoàng Lan', {
    unit: 'UBX',
    title: 'Phó Chủ tịch Ủy ban nhân dân',
    leads: 'deputy',
    inCharge: 'UBX-KT; UBX-HT; UBX-NN',
  }),
  cadre('CB-05', 'Vũ Đình Phong', {
    unit: 'UBX',
    title: 'Phó Chủ tịch Ủy ban nhân dân',
    leads: 'deputy',
    inCharge: 'UBX-VX; UBX-CC; UBX-TP; UBX-NV',
  }),
  cadre('CB-06', 'Đinh Thị Thanh Bình', {
    unit: 'MT',
    title: 'Chủ tịch Ủy ban Mặt trận Tổ quốc',
    leads: 'head',
  }),
  cadre('CB-07', 'Bế Văn Tài', { unit: 'MT-DT', title: 'Chủ tịch Hội Nông dân', leads: 'head' }),
  cadre('CB-08', 'Hoàng Thị Duyên', {
    unit: 'MT-DT',
    title: 'Chủ tịch Hội Liên hiệp Phụ nữ',
    leads: 'deputy',
  }),
  cadre('CB-09', 'Lương Anh Dũng', {
    unit: 'MT-DT',
    title: 'Bí thư Đoàn Thanh niên',
    leads: 'deputy',
  }),
];

const TEACHERS: Readonly<Record<string, readonly string[]>> = {
  TH: [
    'Cao Thị Hạnh',
    'Nguyễn Văn Lễ',
    'Bùi Thị Huệ',
    'Đàm Thị Sen',
    'Lê Văn Quý',
    'Trần Thị Thoa',
    'Phạm Thị Vui',
    'Hà Văn Mười',
    'Vũ Thị Lựu',
    'Hoàng Thị Nhàn',
    'Lò Thị Inh',
    'Ngô Thị Bưởi',
    'Đỗ Văn Tám',
  ],
  CS: [
    'Phan Văn Trị',
    'Đặng Thị Thu Thủy',
    'Nguyễn Bá Học',
    'Lê Thị Hòa',
    'Trịnh Văn Toán',
    'Vũ Thị Sử',
    'Mai Văn Lý',
    'Hồ Thị Hóa',
    'Tạ Thị Anh',
    'Lưu Văn Thể',
    'Chử Thị Nhạc',
    'Dương Thị Địa',
    'Quàng Văn Tin',
  ],
};

const PUBLIC_EMPLOYEES: readonly SamplePerson[] = Object.entries(TEACHERS)
  .flatMap(([unit, names]) => names.map((name, index) => ({ unit, name, index })))
  .map(({ unit, name, index }, at) => ({
    id: `VC-${String(at + 1).padStart(2, '0')}`,
    name,
    posts: [
      {
        unit,
        service: 'publicEmployee',
        title: index === 0 ? 'Hiệu trưởng' : index === 1 ? 'Phó Hiệu trưởng' : 'Giáo viên',
        ...(index === 0 ? { leads: 'head' } : index === 1 ? { leads: 'deputy' } : {}),
      },
    ],
  }));

const CONTRACTS: readonly (readonly [name: string, unit: string, title: string])[] = [
  ['Kim Văn Sắc', 'DU-KT', 'Nhân viên tạp vụ'],
  ['Thạch Ngọc Minh', 'UBX-VP', 'Lái xe'],
  ['Sơn Thị Rịa', 'UBX-VP', 'Nhân viên phục vụ'],
  ['Danh Văn Hiền', 'UBX-VP', 'Bảo vệ'],
  ['Điểu Thị Bơ', 'UBX-CC', 'Nhân viên số hóa hồ sơ'],
  ['Rơ Châm Hleng', 'MT-CQ', 'Nhân viên phục vụ'],
  ['Y Blih Niê', 'TH', 'Bảo vệ'],
  ['Hờ Thị Mỷ', 'CS', 'Nhân viên nấu ăn'],
];

const CONTRACT_WORKERS: readonly SamplePerson[] = CONTRACTS.map(([name, unit, title], index) => ({
  id: `HD-${String(index + 1).padStart(2, '0')}`,
  name,
  posts: [{ unit, title, service: 'contractWorker' }],
}));

export const OTHER_REGIMES = [...CADRES, ...PUBLIC_EMPLOYEES, ...CONTRACT_WORKERS];
