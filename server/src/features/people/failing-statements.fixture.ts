import { newId } from '../../database/new-id.ts';
import { type Commands, type FailingWorld, ground } from '../../testing/failing-world.ts';
import { aPerson, aUnit } from '../../testing/units.ts';

/** Commands of this feature, each time on things of its own. */
export const peopleCommands = ({ server, superuser, top, officer, second }: FailingWorld): Commands => {
  const post = { unit: top, title: 'Chuyên viên', service: 'civilServant', from: '2024-01-01', ground };
  /** The file of a person as it is now. */
  async function seen(person: string) {
    const { rows } = await superuser.query('select revision from congtam.person where id = $1', [person]);
    return { 'if-match': `"v${rows[0].revision}"` };
  }
  async function somebodyLeaving() {
    const [from, to] = [
      await aUnit(superuser, { name: 'Từ', parent: top }),
      await aUnit(superuser, { name: 'Đến', parent: top }),
    ];
    const person = await aPerson(superuser, { name: 'Đi', unit: from });
    const { rows } = await superuser.query(
      'select p.id as held, u.code from congtam.post p, congtam.unit u where p.person_id = $1 and u.id = $2',
      [person, to],
    );
    return { person, held: String(rows[0].held), code: String(rows[0].code) };
  }
  return {
    'record a person': async () => [
      'post',
      '/api/v1/people',
      { as: officer, body: { staffCode: `P${newId()}`, fullName: 'Nguyễn Văn Ghi', post } },
    ],
    'transfer a person': async () => {
      const [from, to] = [
        await aUnit(superuser, { name: 'Từ', parent: top }),
        await aUnit(superuser, { name: 'Đến', parent: top }),
      ];
      const person = await aPerson(superuser, { name: 'Đi', unit: from });
      const { rows } = await superuser.query('select id from congtam.post where person_id = $1', [person]);
      const { unit: _, from: __, ground: ___, ...next } = post;
      const body = { on: '2025-01-01', ground, next: { ...next, unit: to } };
      const headers = await seen(person);
      return ['post', `/api/v1/people/${person}/posts/${rows[0].id}/end`, { as: officer, body, headers }];
    },
    'hand a person over': async () => {
      const { person, held, code } = await somebodyLeaving();
      return [
        'post',
        `/api/v1/people/${person}/posts/${held}/hand-over`,
        { as: officer, body: { kind: 'secondment', toUnitCode: code, on: '2025-01-01', ground } },
      ];
    },
    'take a person over': async () => {
      const { person, held, code } = await somebodyLeaving();
      const { body } = await server.ask('post', `/api/v1/people/${person}/posts/${held}/hand-over`, {
        as: officer,
        body: { kind: 'secondment', toUnitCode: code, on: '2025-01-01', until: '2025-12-31', ground },
      });
      const described = { title: 'Chuyên viên', service: 'civilServant' };
      return ['post', `/api/v1/transfers/${body.id}/take`, { as: second, body: described }];
    },
    'correct a person': async () => {
      const person = await aPerson(superuser, { name: 'Sửa', unit: top });
      const body = { fullName: 'Sữa', ground };
      return [
        'post',
        `/api/v1/people/${person}/corrections`,
        { as: officer, body, headers: await seen(person) },
      ];
    },
    'retire a person': async () => {
      const person = await aPerson(superuser, { name: 'Hưu', unit: top });
      const body = { lastDay: '2099-12-31', reason: 'retired', ground };
      return [
        'post',
        `/api/v1/people/${person}/retirement`,
        { as: officer, body, headers: await seen(person) },
      ];
    },
    'give a further post': async () => {
      const person = await aPerson(superuser, { name: 'Kiêm', unit: top });
      const body = { ...post, title: 'Kế toán', isMain: false };
      return ['post', `/api/v1/people/${person}/posts`, { as: officer, body, headers: await seen(person) }];
    },
    'record membership of the Party': async () => {
      const person = await aPerson(superuser, { name: 'Vào', unit: top });
      const body = { isMember: true, from: '2025-01-01', ground };
      const headers = await seen(person);
      return ['post', `/api/v1/people/${person}/party-membership`, { as: officer, body, headers }];
    },
    'put in a roster': async () => [
      'post',
      `/api/v1/rosters?${new URLSearchParams({ unit: top, on: '2025-01-01', ground })}`,
      { as: officer, file: { kind: 'csv', bytes: Buffer.from(`Mã người\n${newId()}`) } },
    ],
    'say what columns of a roster stand for': async () => {
      const { rows } = await superuser.query(
        `insert into congtam.roster (id, unit_id, on_day, ground, file_kind, content, content_hash, uploaded_by, state)
         select gen_random_uuid(), $1, '2025-01-01', 'x', 'csv', 'x', sha256('x'), a.id, 'faulty'
         from congtam.account a limit 1 returning id`,
        [top],
      );
      const body = { headings: [{ heading: 'Họ tên', column: 'name' }] };
      return ['post', `/api/v1/rosters/${rows[0].id}/headings`, { as: officer, body }];
    },
  };
};
