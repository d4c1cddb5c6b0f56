import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { aGrant, anAccount } from './testing/accounts.ts';
import { aComputedCycle } from './testing/computed-cycle.ts';
import { type Reply, testServer } from './testing/test-server.ts';
import { aPerson, aUnit } from './testing/units.ts';

const server = await testServer();
const { ask, database } = server;
const { superuser } = database;
const ground = 'KH 01/KH-UBND';
/** In the short run a part of the wrong persons and of the steps not yet in turn, each time another. */
const isFull = process.env.CONGTAM_FULL === '1';

/** Who there is; `own` is the one it is about, `another` an authority beside the one that decides. */
const ROLES = {
  head: 'head',
  secretary: 'meetingSecretary',
  party: 'partyCommittee',
  officer: 'personnelOfficer',
  authority: 'authority',
  another: 'authority',
  clerk: 'recordsClerk',
  homeAffairs: 'homeAffairs',
} as const;
type Actor = keyof typeof ROLES | 'own' | 'stranger';
const EVERYBODY: readonly Actor[] = [
  ...(['own', 'head', 'secretary', 'party', 'officer', 'authority', 'another', 'clerk'] as const),
  ...(['homeAffairs', 'stranger'] as const),
];

/** A kind of subject, with the steps of its year in their order and who takes each, as the decree or the letter has it. */
interface Kind {
  readonly regulations: readonly string[];
  readonly frame: object;
  readonly isOfUnit?: boolean;
  readonly isAlone?: boolean;
  readonly steps: readonly (readonly [step: string, ...who: Actor[]])[];
  /** The step that comes after its day here, and is taken with a reason. */
  readonly late?: string;
}
const DECREE = ['nd-335-2025@2026-01-01'];
const frameOf = (group: string, rule: string) => ({ group, authority: { rule } });
const AUTHORITIES = ['authority', 'another'] as const;
const ENDING: Kind['steps'] = [
  ['decision', ...AUTHORITIES],
  ['numbering', 'clerk', 'officer'],
  ['notice', 'officer', 'head'],
  ['publication', 'officer', 'head'],
  ['petition', 'own'],
  ['answer', 'another'],
  ['archive', 'clerk', 'officer'],
];
const REVIEWED: Kind['steps'] = [
  ['self-review', 'own'],
  ['meeting', 'secretary', 'head'],
];
const staff: Kind = {
  regulations: DECREE,
  frame: frameOf('staff', 'classifies-others'),
  steps: [...REVIEWED, ['synthesis', 'officer'], ...ENDING],
};
const withParty: Kind['steps'] = [
  ...REVIEWED,
  ['party-opinion', 'party'],
  ['synthesis', 'officer'],
  ...ENDING,
];
const KINDS: { readonly [name: string]: Kind } = {
  'a civil servant': staff,
  'a deputy': { ...staff, frame: frameOf('deputy', 'classifies-others'), steps: withParty, late: 'decision' },
  'the head of a using body': { ...staff, frame: frameOf('head', 'classifies-heads'), steps: withParty },
  'somebody who is a unit of one': { ...staff, isAlone: true },
  'a unit': {
    regulations: DECREE,
    frame: frameOf('organisation', 'recognises-organisations'),
    isOfUnit: true,
    steps: [
      ['self-review', 'head'],
      ['decision', ...AUTHORITIES],
      ['numbering', 'clerk', 'officer'],
      ['publication', 'officer', 'head'],
      ['notice', 'officer', 'homeAffairs'],
      ['archive', 'clerk', 'officer'],
    ],
    late: 'decision',
  },
  'a collective of a province': {
    regulations: ['nd-90-2020@2023-09-15', 'ninh-thuan-2024@2024-11-01'],
    frame: frameOf('organisation', 'collectives'),
    isOfUnit: true,
    steps: [
      ['self-review', 'head'],
      ['review', 'secretary', 'head'],
      ['dossier', 'officer'],
      ['draft', 'officer', 'homeAffairs'],
      ['decision', ...AUTHORITIES],
      ['numbering', 'clerk', 'officer', 'homeAffairs'],
      ['notice', 'officer', 'homeAffairs'],
      ['publication', 'officer', 'homeAffairs'],
    ],
    late: 'dossier',
  },
};

const as: { [actor: string]: string } = {};
let [province, office, department] = ['', '', ''];
const session = async (role: string | null, unit: string, person?: string) => {
  const account = await anAccount(superuser, person === undefined ? {} : { person });
  if (role !== null) await aGrant(superuser, { account, role, unit });
  return server.session(account);
};

beforeAll(async () => {
  province = await aUnit(superuser, { name: 'Tỉnh' });
  department = await aUnit(superuser, { name: 'Sở Nội vụ', parent: province });
  office = await aUnit(superuser, { name: 'Chi cục', parent: department });
  const aside = await aUnit(superuser, { name: 'Sở khác', parent: province });
  await aPerson(superuser, { name: 'Đồng nghiệp', unit: office });
  for (const [actor, role] of Object.entries(ROLES)) as[actor] = await session(role, department);
  as.stranger = await session('personnelOfficer', aside);
  vi.useFakeTimers({ now: new Date('2026-12-01T03:00:00Z'), toFake: ['Date'] });
});
afterAll(() => {
  vi.useRealTimers();
});

/** Both clocks, that of the server and that of the database. */
async function onDay(day: string): Promise<void> {
  vi.setSystemTime(new Date(`${day}T03:00:00Z`));
  await superuser.query(
    `create or replace function access.today() returns date language sql stable set search_path = '' return ${superuser.escapeLiteral(day)}::date`,
  );
}

/** A year of one subject, ready to begin: how each step is taken, by whom one likes. */
async function begun(kind: Kind) {
  await onDay('2026-12-01');
  const { regulations, frame, isOfUnit = false, isAlone = false } = kind;
  const unit = isAlone ? await aUnit(superuser, { name: 'Trạm', parent: office }) : office;
  const computed = await aComputedCycle(superuser, { unit, places: 5, regulations, frame, isOfUnit });
  const { cycle, code } = computed;
  const regulation = regulations[0]?.split('@')[0] ?? '';
  const sessions: { readonly [actor: string]: string } = {
    ...as,
    own: await session(null, unit, computed.person),
  };
  const post = (path: string, actor: Actor, body: object = {}): Promise<Reply> =>
    ask('post', `/api/v1${path}`, { as: sessions[actor] ?? '', body });
  const made = async (reply: Promise<Reply>): Promise<Reply> => {
    const { status, body, ...rest } = await reply;
    if (status >= 300) throw new Error(JSON.stringify(body));
    return { status, body, ...rest };
  };
  await made(post(`/cycles/${cycle}/procedure`, 'officer', { ground }));
  const drafted = await made(
    post(`/cycles/${cycle}/decisions`, 'officer', {
      ...{ regulation, unit, basis: 'Căn cứ văn bản', items: [{ subject: code, level: 'good' }] },
    }),
  );
  const decision = `/decisions/${drafted.body.id}`;
  const way = `/cycles/${cycle}/procedure/${regulation}/${code}`;
  let dossier = '';
  if (kind.steps.some(([step]) => step === 'dossier')) {
    const opened = await made(
      post(`/cycles/${cycle}/dossiers`, 'officer', { subject: code, recipient: department }),
    );
    dossier = `/dossiers/${opened.body.id}`;
    for (const { line } of opened.body.lines ?? [])
      await ask('put', `/api/v1${dossier}/lines/${line}`, {
        ...{ as: as.officer ?? '', body: { classified: { number: '07/M', day: '2026-11-02' } } },
      });
  }
  let petition = '/petitions/01890000-0000-7000-8000-000000000000';
  const held = async (actor: Actor): Promise<Reply> => {
    const called = await made(
      post(`/cycles/${cycle}/meetings`, actor, {
        ...{ regulation, unit: office, kind: isAlone ? 'above' : 'meeting', on: '2026-12-01', place: 'x' },
        subjects: [code],
        invitees: [{ name: 'Bà Chi', standsFor: 'Lãnh đạo' }],
      }),
    );
    const path = `/meetings/${called.body.id}`;
    await made(post(`${path}/attendance`, actor, { attended: [1] }));
    return post(`${path}/minutes`, actor, { conclusions: 'Nhất trí', minutes: 'Biên bản', isRead: true });
  };
  const answered = async (actor: Actor): Promise<Reply> => {
    await post(`${petition}/taking`, actor);
    return post(`${petition}/answer`, actor, {
      ...{ outcome: 'kept', findings: 'Đúng', signatory: { capacity: ['CHỦ TỊCH'] } },
      ...{ recipients: ['Như trên'], place: 'Bình An' },
    });
  };
  /** Takes a step by the act it is. */
  const take = async (step: string, actor: Actor, lateBecause: string | null = null): Promise<Reply> => {
    const late = { lateBecause };
    switch (step) {
      case 'meeting':
      case 'review':
        return ['secretary', 'head'].includes(actor) && (await stateOf(step)) === 'open'
          ? held(actor)
          : post(`${way}/steps/${step}`, actor, { document: 'BB 3' });
      case 'dossier':
        return post(`${dossier}/steps`, actor, { act: 'submit', ...late });
      case 'synthesis':
      case 'draft':
        return post(`${decision}/submission`, actor, late);
      case 'decision':
        return post(`${decision}/decision`, actor, late);
      case 'numbering':
        return post(`${decision}/number`, actor, { number: '12/QĐ', day: '2026-12-01', ...late });
      case 'notice':
        return post(`${decision}/notices/${code}`, actor, late);
      case 'publication':
        return post(`${decision}/publication`, actor, late);
      case 'petition': {
        const filed = await post(`/cycles/${cycle}/petitions`, actor, { contested: 'Không nhất trí' });
        if (filed.status === 201) petition = `/petitions/${filed.body.id}`;
        return filed;
      }
      case 'answer':
        return answered(actor);
      default:
        return post(`${way}/steps/${step}`, actor, { reason: lateBecause });
    }
  };
  const reader = isOfUnit ? as.officer : sessions.own;
  const states = async (): Promise<ReadonlyMap<string, string>> => {
    const { body } = await ask('get', `/api/v1${way}`, { as: reader ?? '' });
    return new Map((body.steps ?? []).map(({ step, state }) => [String(step), String(state)]));
  };
  const stateOf = async (step: string) => (await states()).get(step);
  const reasonOf = async (step: string) => {
    const { body } = await ask('get', `/api/v1${way}`, { as: reader ?? '' });
    return (body.steps ?? []).find((one) => String(one.step) === step)?.reason;
  };
  /** Where a unit has no synthesis of its own, its decision is drafted and submitted all the same. */
  const submit = () => made(post(`${decision}/submission`, 'officer'));
  return { take, states, reasonOf, submit, cycle, code };
}

describe.each(Object.entries(KINDS))('the year of %s', (_, kind) => {
  const order = kind.steps.map(([step]) => step);

  it('goes step by step from self-review to archive, refusing whoever it is not for and whatever is not yet in turn', async () => {
    const { take, states, reasonOf, submit } = await begun(kind);
    for (const [at, [step, ...who]] of kind.steps.entries()) {
      const before = await states();
      const refused = async (what: string, actor: Actor) => {
        const { status, body } = await take(what, actor);
        expect([step, what, actor, status >= 400 && status < 500 ? 'refused' : body]).toEqual([
          ...[step, what, actor, 'refused'],
        ]);
      };
      const wrong = EVERYBODY.filter((actor) => !who.includes(actor));
      for (const actor of isFull ? wrong : wrong.filter((one, n) => n % 3 === at % 3 || one === 'stranger'))
        await refused(step, actor);
      const waiting = kind.steps.slice(at + 1).filter(([later]) => !areBeside(step, later));
      for (const [later, by] of isFull ? waiting : [...waiting.slice(0, 1), ...waiting.slice(-2)])
        if (by !== undefined) await refused(later, by);
      expect([step, await states()]).toEqual([step, before]);
      const [right = 'own'] = who;
      if (step === 'decision' && !order.includes('synthesis') && !order.includes('draft')) await submit();
      if (step === kind.late) {
        await onDay('2026-12-20');
        const { status, body } = await take(step, right);
        expect([step, status, body.code]).toEqual([step, 422, 'procedure.late-needs-reason']);
      }
      const taken = await take(step, right, step === kind.late ? 'bão số 9' : null);
      expect([step, taken.status, taken.status < 300 ? undefined : taken.body]).toEqual([
        step,
        201,
        undefined,
      ]);
      expect([step, (await states()).get(step)]).toEqual([step, step === kind.late ? 'doneLate' : 'done']);
      if (step === kind.late) expect(await reasonOf(step)).toBe('bão số 9');
    }
    const left = [...(await states())].filter(([, state]) => !['done', 'doneLate', 'passed'].includes(state));
    expect(left).toEqual([]);
    expect(server.faults).toEqual([]);
  });
});

/**
 * Steps that do not wait for each other: notice and publication wait for the number alone, the archive not for petitions. A
 * petition is heard from the day the level is decided, by whatever way its person learned of it.
 */
const areBeside = (one: string, other: string): boolean =>
  other === 'petition' ||
  ([one, other].includes('notice') && [one, other].includes('publication')) ||
  (['petition', 'answer'].includes(one) && other === 'archive');
