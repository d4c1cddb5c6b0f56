import { type Bilingual, say } from '../problem.ts';
import { LEADS, SERVICES, UNIT_KINDS, UNIT_ROLES } from '../register.ts';
import type { CellType, ColumnDescriptor, TableDescriptor } from './descriptor.ts';

type Options = ReadonlyMap<string, Bilingual>;

const labels = <Id extends string>(ids: readonly Id[], words: Record<Id, Bilingual>): Options =>
  new Map(ids.map((id) => [id, words[id]]));

export const YES_NO: Options = new Map([
  ['yes', say('có', 'yes')],
  ['no', say('không', 'no')],
]);

const unitKinds = labels(UNIT_KINDS, {
  administrativeAgency: say('cơ quan hành chính', 'administrative agency'),
  partyBody: say('cơ quan Đảng', 'Party body'),
  fatherlandFront: say('Mặt trận Tổ quốc', 'Fatherland Front'),
  massOrganisation: say('tổ chức chính trị - xã hội', 'socio-political organisation'),
  association: say('hội quần chúng được giao nhiệm vụ', 'association entrusted with tasks'),
  publicServiceUnit: say('đơn vị sự nghiệp công lập', 'public service unit'),
  peoplesCouncil: say('Hội đồng nhân dân', "People's Council"),
  ministry: say('bộ, cơ quan ngang bộ', 'ministry'),
  provincialPeoplesCommittee: say('Ủy ban nhân dân cấp tỉnh', "provincial People's Committee"),
  specialBody: say(
    'bộ máy Quốc hội, Chủ tịch nước, Tòa án, Viện kiểm sát, Kiểm toán',
    'apparatus of the National Assembly, President, courts, procuracy, audit',
  ),
  armedForces: say('quân đội, công an, cơ yếu', 'army, police, cipher'),
  leadershipCollective: say('tập thể lãnh đạo', 'leadership collective'),
  partyOrganisation: say('tổ chức đảng', 'Party organisation'),
  other: say('khác', 'other'),
});

const unitRoles = labels(UNIT_ROLES, {
  managingBody: say('cơ quan quản lý công chức', 'managing body'),
  usingBody: say('cơ quan sử dụng công chức', 'using body'),
  directUnit: say('đơn vị trực tiếp sử dụng công chức', 'directly using unit'),
});

const leads = labels(LEADS, {
  none: say('không', 'none'),
  deputy: say('cấp phó', 'deputy'),
  head: say('người đứng đầu', 'head'),
});

const services = labels(SERVICES, {
  civilServant: say('công chức', 'civil servant'),
  cadre: say('cán bộ', 'cadre'),
  publicEmployee: say('viên chức', 'public employee'),
  contractWorker: say('hợp đồng lao động', 'contract worker'),
});

const text: CellType = { kind: 'text' };
const id: CellType = { kind: 'id' };
const day: CellType = { kind: 'day' };
const unit: CellType = { kind: 'subject', of: 'unit' };

/** A column that may be empty. */
export function optional(
  columnId: string,
  label: Bilingual,
  type: CellType,
  note?: Bilingual,
): ColumnDescriptor {
  const options = type.kind === 'choice' ? type.options : type.kind === 'flag' ? YES_NO : undefined;
  return {
    id: columnId,
    label,
    type,
    required: false,
    ...(note ? { note } : {}),
    ...(options ? { options } : {}),
  };
}

export const needed = (
  columnId: string,
  label: Bilingual,
  type: CellType,
  note?: Bilingual,
): ColumnDescriptor => ({ ...optional(columnId, label, type, note), required: true });

const FROM = say('Từ ngày', 'From');
const TO = say('Đến ngày', 'To');
const DAY_NOTE = say('năm-tháng-ngày hoặc ngày/tháng/năm', 'year-month-day or day/month/year');

export const unitsTable: TableDescriptor = {
  id: 'units',
  label: say('Đơn vị', 'Units'),
  note: say('Mỗi dòng một cơ quan, tổ chức, đơn vị.', 'One row per unit.'),
  columns: [
    needed('id', say('Mã đơn vị', 'Unit id'), id, say('không trùng nhau', 'never twice')),
    needed('name', say('Tên đơn vị', 'Unit name'), text),
    needed('kind', say('Loại đơn vị', 'Kind of unit'), { kind: 'choice', options: unitKinds }),
    needed('role', say('Vai trò đối với công chức', 'Role for its people'), {
      kind: 'choice',
      options: unitRoles,
    }),
    optional('parent', say('Mã đơn vị cấp trên', 'Parent unit'), unit),
    optional(
      'recognisedBy',
      say('Mã đơn vị công nhận kết quả', 'Recognised by'),
      unit,
      say('để trống: đơn vị cấp trên', 'empty: the parent unit'),
    ),
    optional(
      'territory',
      say('Địa bàn', 'Territory'),
      text,
      say(
        'địa bàn khi văn bản được ban hành, dù nay đã sáp nhập; nhiều địa bàn cách nhau bằng dấu ;',
        'as it was when the text was issued; several are separated by ;',
      ),
    ),
    optional(
      'cameAfter',
      say('Thay cho đơn vị', 'Came after'),
      text,
      say('mã các đơn vị trước đây, cách nhau bằng dấu ;', 'ids of former units, separated by ;'),
    ),
    optional('from', FROM, day, DAY_NOTE),
    optional('to', TO, day, DAY_NOTE),
  ],
};

/** With the column that only some regulations have a use for. */
export const unitsTableWithYears: TableDescriptor = {
  ...unitsTable,
  columns: [
    ...unitsTable.columns,
    optional(
      'yearEnds',
      say('Năm công tác kết thúc', 'Year of work ends'),
      text,
      say(
        'ngày cuối một tháng, như 31/05; để trống: như đơn vị cấp trên, hoặc 31/12',
        'the last day of a month, such as 05-31; empty: as the unit above, or 12-31',
      ),
    ),
  ],
};

export const peopleTable: TableDescriptor = {
  id: 'people',
  label: say('Người và vị trí', 'People and posts'),
  note: say(
    'Mỗi dòng một vị trí; người giữ nhiều vị trí có nhiều dòng cùng mã.',
    'One row per post; a person with several posts has several rows with the same id.',
  ),
  columns: [
    needed('id', say('Mã người', 'Person id'), id, say('giữ số 0 ở đầu', 'keep leading zeros')),
    needed('name', say('Họ và tên', 'Name'), text),
    optional('partyMember', say('Đảng viên', 'Party member'), { kind: 'flag' }),
    needed('unit', say('Mã đơn vị', 'Unit'), unit),
    optional('title', say('Chức vụ, chức danh', 'Title'), text),
    optional(
      'leads',
      say('Lãnh đạo', 'Leads'),
      { kind: 'choice', options: leads },
      say('để trống: không giữ chức vụ lãnh đạo, quản lý', 'empty: leads nobody'),
    ),
    needed('service', say('Đối tượng', 'Service'), { kind: 'choice', options: services }),
    optional(
      'inCharge',
      say('Đơn vị phụ trách', 'Units in charge'),
      { kind: 'units' },
      say('các mã đơn vị, cách nhau bằng dấu ;', 'unit ids, separated by ;'),
    ),
    optional('dutyGroup', say('Nhóm nhiệm vụ tương đồng', 'Duty group'), text),
    optional('tier', say('Diện quản lý', 'Management tier'), text),
    optional(
      'professionalTitle',
      say('Chức danh nghề nghiệp', 'Professional title'),
      text,
      say('ví dụ “Bác sĩ hạng III”, viết như trong quy định', 'in the words of the regulation'),
    ),
    optional('jobPosition', say('Vị trí việc làm', 'Job position'), text),
    optional(
      'main',
      say('Vị trí chính', 'Main post'),
      { kind: 'flag' },
      say('cần ghi khi giữ nhiều vị trí cùng lúc', 'needed with several posts at the same time'),
    ),
    optional(
      'secondedFrom',
      say('Biệt phái từ', 'Seconded from'),
      text,
      say('mã đơn vị hoặc tên nơi cử', 'unit id, or the name of the sending body'),
    ),
    optional('from', FROM, day, DAY_NOTE),
    optional('to', TO, day, DAY_NOTE),
    optional('serviceFrom', say('Vào công vụ từ ngày', 'In service from'), day, DAY_NOTE),
    optional('serviceTo', say('Thôi công vụ sau ngày', 'In service to'), day, DAY_NOTE),
  ],
};
