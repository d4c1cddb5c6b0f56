import type { Random } from './random.ts';

const FAMILY = [
  'Nguyễn',
  'Nguyễn',
  'Nguyễn',
  'Trần',
  'Lê',
  'Phạm',
  'Hoàng',
  'Huỳnh',
  'Phan',
  'Vũ',
  'Võ',
  'Đặng',
  'Bùi',
  'Đỗ',
  'Hồ',
  'Ngô',
  'Dương',
  'Lý',
  'Nông',
  'Vi',
  'Lò',
  'Giàng',
];
const MEN_MIDDLE = ['Văn', 'Đức', 'Minh', 'Quang', 'Hữu', 'Công', 'Xuân', 'Quốc', 'Thanh', 'Bá'];
const MEN = [
  'Hùng',
  'Dũng',
  'Cường',
  'Tuấn',
  'Nam',
  'Sơn',
  'Phúc',
  'Thắng',
  'Khánh',
  'Lâm',
  'Bình',
  'Đạt',
  'Toàn',
  'Vinh',
  'Hiếu',
  'Nghĩa',
  'Tiến',
  'Quyết',
];
const WOMEN_MIDDLE = [
  'Thị',
  'Thị',
  'Thị Thu',
  'Thị Ngọc',
  'Thị Minh',
  'Thanh',
  'Bích',
  'Thị Hồng',
  'Kim',
  'Diệu',
];
const WOMEN = [
  'Hoa',
  'Hương',
  'Lan',
  'Mai',
  'Hạnh',
  'Nga',
  'Thủy',
  'Yến',
  'Trang',
  'Thảo',
  'Oanh',
  'Hiền',
  'Phượng',
  'Tuyết',
  'Duyên',
  'Hằng',
  'Vân',
  'Liễu',
];
const PLACE_FIRST = ['Bình', 'An', 'Phú', 'Tân', 'Hòa', 'Vĩnh', 'Long', 'Đông', 'Thanh', 'Yên', 'Mỹ', 'Xuân'];
const PLACE_SECOND = [
  'Minh',
  'Lạc',
  'Thịnh',
  'Hưng',
  'Sơn',
  'Lâm',
  'Khê',
  'Phong',
  'Quang',
  'Thủy',
  'Định',
  'Giang',
  'Trung',
];

/** An invented name in the usual order, family name first. */
export function personName(random: Random): string {
  return random.chance(0.52)
    ? `${random.pick(FAMILY)} ${random.pick(WOMEN_MIDDLE)} ${random.pick(WOMEN)}`
    : `${random.pick(FAMILY)} ${random.pick(MEN_MIDDLE)} ${random.pick(MEN)}`;
}

export const placeName = (random: Random): string =>
  `${random.pick(PLACE_FIRST)} ${random.pick(PLACE_SECOND)}`;
