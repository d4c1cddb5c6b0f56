import { newId } from '../../database/new-id.ts';
import { type Commands, type FailingWorld, ground } from '../../testing/failing-world.ts';
import { aUnit } from '../../testing/units.ts';

const described = { kind: 'other', role: 'usingBody', from: '2024-01-01', ground };

/** Commands of this feature, each time on things of its own. */
export const unitsCommands = ({ server, superuser, top, officer }: FailingWorld): Commands => ({
  'found a unit': async () => [
    'post',
    '/api/v1/units',
    { as: officer, body: { ...described, code: `C${newId()}`, name: 'Phòng', parent: top } },
  ],
  'change a unit': async () => [
    'post',
    `/api/v1/units/${await aUnit(superuser, { name: 'Phòng', parent: top })}/versions`,
    {
      as: officer,
      body: { name: 'Phòng mới', from: '2025-01-01', ground },
      headers: { 'if-match': '"v1"' },
    },
  ],
  'merge units': async () => {
    const [one, two, whole] = [
      await aUnit(superuser, { name: 'Một', parent: top }),
      await aUnit(superuser, { name: 'Hai', parent: top }),
      await aUnit(superuser, { name: 'Cả', parent: top }),
    ];
    const body = { predecessors: [one, two], successors: [whole], on: '2025-07-01', ground };
    return ['post', '/api/v1/unit-mergers', { as: officer, body }];
  },
  'take back a dissolution': async () => {
    const [gone, heir] = [
      await aUnit(superuser, { name: 'Một', parent: top }),
      await aUnit(superuser, { name: 'Hai', parent: top }),
    ];
    const body = { predecessors: [gone], successors: [heir], on: '2025-07-01', ground };
    await server.ask('post', '/api/v1/unit-mergers', { as: officer, body });
    const headers = { 'if-match': '"v2"' };
    return ['post', `/api/v1/units/${gone}/restoration`, { as: officer, body: { ground }, headers }];
  },
  'found units from a list': async () => {
    const head = 'Mã đơn vị,Tên đơn vị,Loại đơn vị,Vai trò đối với công chức,Mã đơn vị cấp trên';
    const [one, two] = [`L${newId()}`, `L${newId()}`];
    const rows = [`${one},Một,other,usingBody,${two}`, `${two},Hai,other,usingBody,`];
    const file = { kind: 'csv', bytes: Buffer.from([head, ...rows].join('\n')) } as const;
    const query = new URLSearchParams({ under: top, on: '2025-01-01' });
    const seen = await server.ask('post', `/api/v1/unit-lists/check?${query}`, { as: officer, file });
    const more = new URLSearchParams({ under: top, on: '2025-01-01', ground, plan: String(seen.body.plan) });
    return ['post', `/api/v1/unit-lists?${more}`, { as: officer, file }];
  },
});
