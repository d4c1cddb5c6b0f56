import { vi } from 'vitest';
import { aGrant, anAccount } from './accounts.ts';
import { aComputedCycle, type ComputedCycle } from './computed-cycle.ts';
import type { TestServer } from './test-server.ts';
import { aPerson, aUnit } from './units.ts';

/** A text that asks for secret ballots, and shows no count of fewer than five papers. */
const CITY = ['nd-90-2020@2020-08-20', 'city-directive@2020-08-20'];
const FRAME = { group: 'staff', authority: { rule: 'rates-civil-servants' } };

/** An office that is called together, with who keeps its meetings. The clock of the caller is faked. */
export async function meetingOffice({ ask, database, session }: TestServer) {
  const { superuser } = database;
  const withRole = async (role: string, unit: string) => {
    const account = await anAccount(superuser);
    await aGrant(superuser, { account, role, unit });
    return session(account);
  };
  const bound = async (person: string) => session(await anAccount(superuser, { person }));
  const post = (path: string, who: string, body: object = {}, headers = {}) =>
    ask('post', path, { as: who, body, headers });

  const above = await aUnit(superuser, { name: 'UBND' });
  const office = await aUnit(superuser, { name: 'Phòng', parent: above });
  await aPerson(superuser, { name: 'Đồng nghiệp', unit: office });
  const secretary = await withRole('meetingSecretary', office);
  const officer = await withRole('personnelOfficer', office);

  /** A computed cycle whose procedure has begun: of somebody new, or of these. */
  async function cycled(
    unit = office,
    { regulations = CITY, about = [] }: { regulations?: readonly string[]; about?: readonly string[] } = {},
  ): Promise<ComputedCycle> {
    const computed = await aComputedCycle(superuser, { unit, places: 5, frame: FRAME, regulations, about });
    const asOfficer = unit === office ? officer : await withRole('personnelOfficer', unit);
    vi.setSystemTime(new Date('2020-12-01T03:00:00Z'));
    await post(`/api/v1/cycles/${computed.cycle}/procedure`, asOfficer, { ground: 'KH 01/KH-UBND' });
    return computed;
  }
  /** The same, after the self-review of whom it is about. */
  async function begun(unit = office, regulations = CITY): Promise<ComputedCycle & { readonly own: string }> {
    const computed = await cycled(unit, { regulations });
    const own = await bound(computed.person);
    const step = `/api/v1/cycles/${computed.cycle}/procedure/nd-90-2020/${computed.code}/steps/self-review`;
    await post(step, own, { reason: 'nhập sau' });
    return { ...computed, own };
  }
  const called = ({ cycle, code }: ComputedCycle, who: string, more: object = {}) =>
    post(`/api/v1/cycles/${cycle}/meetings`, who, {
      ...{ regulation: 'nd-90-2020', unit: office, on: '2020-12-02', place: 'Hội trường', subjects: [code] },
      invitees: [
        { name: 'Bà Chi', standsFor: 'Lãnh đạo phòng' },
        { name: 'Ông Dũng', standsFor: 'Ban Tổ chức Tỉnh ủy', directs: true },
      ],
      ...more,
    });
  /** So many people of the office, each with a session. */
  async function voters(
    count: number,
  ): Promise<readonly { readonly id: string; readonly session: string }[]> {
    const people: { readonly id: string; readonly session: string }[] = [];
    for (let at = 0; at < count; at += 1) {
      const id = await aPerson(superuser, { name: `Cử tri ${at}`, unit: office });
      people.push({ id, session: await bound(id) });
    }
    return people;
  }
  return { above, office, secretary, officer, withRole, bound, post, cycled, begun, called, voters };
}
