import type { SamplePost } from './plan.ts';

export const LEADERS = 'Lãnh đạo phòng';
export const TECHNICAL = 'Kinh tế - kỹ thuật';
export const SOCIAL = 'Tổng hợp - xã hội';
export const COUNTERS = 'Một cửa';
export const PARTY_LEADERS = 'Lãnh đạo ban, văn phòng';
export const PARTY_STAFF = 'Chuyên viên';

export const head = (unit: string, title: string, dutyGroup?: string): SamplePost => ({
  unit,
  title,
  leads: 'head',
  ...(dutyGroup === undefined ? {} : { dutyGroup }),
});

export const deputy = (
  unit: string,
  title: string,
  inCharge: string,
  dutyGroup: string = LEADERS,
): SamplePost => ({ unit, title, leads: 'deputy', inCharge, dutyGroup });

export const staff = (unit: string, dutyGroup?: string, title = 'Chuyên viên'): SamplePost => ({
  unit,
  title,
  ...(dutyGroup === undefined ? {} : { dutyGroup }),
});
