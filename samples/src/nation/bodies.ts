import { placeName } from './names.ts';
import { randomOf } from './random.ts';

/** A using body with its offices; people are put into it one after the other until it is full. */
export interface Body {
  readonly id: string;
  readonly name: string;
  readonly kind: 'administrativeAgency' | 'partyBody' | 'fatherlandFront';
  readonly province: string;
  readonly provinceName: string;
  readonly offices: readonly string[];
  readonly people: number;
  /** Whether its own head and deputies are cadres, elected or approved. */
  readonly ledByCadres: boolean;
}

interface Form {
  readonly suffix: string;
  readonly title: string;
  readonly kind: Body['kind'];
  readonly offices: readonly string[];
  readonly people: number;
}

const COMMUNE: readonly Form[] = [
  {
    suffix: 'UB',
    title: 'Ủy ban nhân dân xã',
    kind: 'administrativeAgency',
    people: 46,
    offices: [
      'Văn phòng Hội đồng nhân dân và Ủy ban nhân dân',
      'Phòng Kinh tế',
      'Phòng Văn hóa - Xã hội',
      'Trung tâm Phục vụ hành chính công',
    ],
  },
  {
    suffix: 'DU',
    title: 'Đảng ủy xã',
    kind: 'partyBody',
    people: 16,
    offices: ['Văn phòng Đảng ủy', 'Ban Xây dựng Đảng', 'Cơ quan Ủy ban Kiểm tra'],
  },
  {
    suffix: 'MT',
    title: 'Ủy ban Mặt trận Tổ quốc xã',
    kind: 'fatherlandFront',
    people: 10,
    offices: ['Ban Công tác Mặt trận'],
  },
];
const DEPARTMENTS = [
  'Sở Nội vụ',
  'Sở Tài chính',
  'Sở Xây dựng',
  'Sở Tư pháp',
  'Sở Y tế',
  'Sở Giáo dục và Đào tạo',
  'Sở Nông nghiệp và Môi trường',
  'Sở Công Thương',
  'Sở Khoa học và Công nghệ',
  'Thanh tra tỉnh',
];
const DEPARTMENT_OFFICES = [
  'Văn phòng',
  'Phòng Tổ chức',
  'Phòng Kế hoạch - Tài chính',
  'Phòng Nghiệp vụ 1',
  'Phòng Nghiệp vụ 2',
];
const PEOPLE_OF_A_DEPARTMENT = 60;
const PEOPLE_OF_A_PROVINCE = 65_000;
/** After so many communes comes a department of the province. */
const COMMUNES_TO_A_DEPARTMENT = 4;

/**
 * The using bodies for so many people, province by province: communes with their three bodies, now and then a
 * department. The last body is cut to fit.
 */
export function* bodiesFor(people: number, seed: number): Generator<Body> {
  const provinces = Math.max(1, Math.ceil(people / PEOPLE_OF_A_PROVINCE));
  for (let p = 0; p < provinces; p++) {
    const share = Math.floor((people * (p + 1)) / provinces) - Math.floor((people * p) / provinces);
    yield* bodiesOfProvince(p + 1, share, seed);
  }
}

function* bodiesOfProvince(number: number, people: number, seed: number): Generator<Body> {
  const province = `T${String(number).padStart(2, '0')}`;
  const provinceName = placeName(randomOf(seed, number, 7));
  let left = people;
  const fill = function* (
    id: string,
    name: string,
    form: Omit<Form, 'suffix' | 'title'>,
    ledByCadres: boolean,
  ) {
    if (left <= 0) return;
    const size = Math.min(left, form.people);
    left -= size;
    yield {
      id,
      name,
      kind: form.kind,
      province,
      provinceName,
      offices: form.offices,
      people: size,
      ledByCadres,
    };
  };
  for (let commune = 1, department = 0; left > 0; commune++) {
    const place = placeName(randomOf(seed, number, commune, 11));
    const id = `${province}-X${String(commune).padStart(4, '0')}`;
    for (const form of COMMUNE)
      yield* fill(`${id}-${form.suffix}`, `${form.title} ${place} ${commune}`, form, true);
    if (commune % COMMUNES_TO_A_DEPARTMENT !== 0) continue;
    department += 1;
    const title = DEPARTMENTS[(department - 1) % DEPARTMENTS.length]!;
    const form = {
      kind: 'administrativeAgency',
      offices: DEPARTMENT_OFFICES,
      people: PEOPLE_OF_A_DEPARTMENT,
    } as const;
    yield* fill(
      `${province}-S${String(department).padStart(3, '0')}`,
      `${title} (khối ${department})`,
      form,
      false,
    );
  }
}

export const officeId = (body: Body, office: number): string => `${body.id}-${office + 1}`;
