import type { SamplePerson, SamplePost } from './plan.ts';

const COMMUNE_LEADERS = 'Lãnh đạo Ủy ban nhân dân';

const cadre = (id: string, name: string, ...posts: readonly SamplePost[]): SamplePerson => ({
  id,
  name,
  partyMember: true,
  posts: posts.map((post) => ({ ...post, service: 'cadre', tier: 'Ban Thường vụ Tỉnh ủy' })),
});

/**
 * Elected and approved leaders: they assign, score and sign, but the decrees do not rate them in 2026; as Party members
 * they are. The secretary chairs the People's Council as well.
 */
export const CADRES: readonly SamplePerson[] = [
  cadre(
    'CB-01',
    'Nguyễn Thành Tựu',
    { unit: 'DU', title: 'Bí thư Đảng ủy', leads: 'head', main: 'yes' },
    { unit: 'HDND', title: 'Chủ tịch Hội đồng nhân dân (kiêm)', leads: 'head', main: 'no' },
  ),
  cadre('CB-02', 'Trần Thị Minh Nguyệt', {
    unit: 'DU',
    title: 'Phó Bí thư Thường trực',
    leads: 'deputy',
    inCharge: 'DU-VP; DU-XD; DU-KT',
  }),
  cadre('CB-03', 'Lê Quang Đạo', {
    unit: 'UBX',
    title: 'Chủ tịch Ủy ban nhân dân',
    leads: 'head',
    dutyGroup: COMMUNE_LEADERS,
  }),
  cadre('CB-04', 'Phạm Thị Hoàng Lan', {
    unit: 'UBX',
    title: 'Phó Chủ tịch Ủy ban nhân dân',
    leads: 'deputy',
    dutyGroup: COMMUNE_LEADERS,
    inCharge: 'UBX-KT; UBX-HT; UBX-NN',
  }),
  cadre('CB-05', 'Vũ Đình Phong', {
    unit: 'UBX',
    title: 'Phó Chủ tịch Ủy ban nhân dân',
    leads: 'deputy',
    dutyGroup: COMMUNE_LEADERS,
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
    inCharge: 'MT-DT',
  }),
  cadre('CB-09', 'Lương Anh Dũng', {
    unit: 'MT-DT',
    title: 'Bí thư Đoàn Thanh niên',
    leads: 'deputy',
    inCharge: 'MT-DT',
  }),
  cadre('CB-10', 'Triệu Quang Sơn', {
    unit: 'HDND',
    title: 'Phó Chủ tịch Hội đồng nhân dân',
    leads: 'deputy',
    inCharge: 'HDND',
  }),
];
