import { canonicalJson, HistoryCheck } from '@congtam/evidence';
import { describe, expect, it } from 'vitest';
import { account } from '../database/as-actor.ts';
import { newId } from '../database/new-id.ts';
import { aGrant, anAccount } from '../testing/accounts.ts';
import { testDatabase, testKey } from '../testing/test-database.ts';
import { erase } from './erase.ts';
import { sealFoundRows } from './found-rows.ts';
import { readHistory } from './history.ts';
import { record } from './record.ts';
import { sealWaiting } from './sealer.ts';

const database = await testDatabase();
const { asActor, asSystem, superuser } = database;
const officer = await anAccount(superuser);
await aGrant(superuser, { account: officer, role: 'administrator' });
await sealFoundRows(database);
const [person, other] = [newId(), newId()];
for (const each of [person, other]) {
  await asActor(account(officer), (tx) =>
    record(tx, {
      action: 'person.correct',
      subject: { kind: 'person', id: each },
      person: each,
      facts: { revision: 2 },
      texts: { fullName: 'Nguyễn Thị Cần Quên', reason: 'Đổi tên theo trích lục' },
    }),
  );
}

const textsOf = async (id: string) =>
  (
    await superuser.query(
      `select t.name, t.key, t.content from audit.personal_text t join audit.event e on e.id = t.event_id
       where e.person_id = $1 order by t.name`,
      [id],
    )
  ).rows;

describe('erasing the texts of a person', () => {
  it('destroys keys and contents, of nobody else, and the history still verifies', async () => {
    const erasure = { kind: 'person', id: person, document: 'CV 12/2026' } as const;
    expect(await asSystem((tx) => erase(tx, erasure))).toBe(2);
    expect(await textsOf(person)).toEqual([
      { name: 'fullName', key: null, content: null },
      { name: 'reason', key: null, content: null },
    ]);
    expect((await textsOf(other)).every(({ key, content }) => key !== null && content !== null)).toBe(true);
    const { rows } = await superuser.query("select canonical from audit.event where action = 'texts.erase'");
    expect(JSON.parse(rows[0].canonical)).toMatchObject({
      actor: null,
      person,
      facts: { document: 'CV 12/2026', erased: 2 },
    });
    await sealWaiting(database, { key: testKey });
    const check = new HistoryCheck({ origin: 'x', keys: [], checkpoints: [], receipts: [] });
    for await (const event of readHistory(await database.as('congtam_backup'))) check.add(event);
    expect(check.end().findings).toEqual([]);
    expect(await asSystem((tx) => erase(tx, erasure))).toBe(0);
  });

  it('is not in reach of a request, whoever asks', async () => {
    const client = await database.as('congtam_app');
    await client.query("select set_config('congtam.actor', $1, false)", [officer]);
    await expect(client.query('select access.erase_texts($1)', [other])).rejects.toThrow(/permission denied/);
    await expect(client.query('update audit.personal_text set content = null')).rejects.toThrow(
      /permission denied/,
    );
    await client.end();
  });
});

describe('A33 - words about somebody and membership of the Party', () => {
  it('stand beside the event and can be erased, also where they are said as facts', async () => {
    const about = newId();
    const post = { post: about, title: 'Phó Giám đốc', ground: 'QĐ kỷ luật 07', from: '2026-01-01' };
    await asActor(account(officer), (tx) =>
      record(tx, {
        action: 'person.change',
        subject: { kind: 'person', id: about },
        person: about,
        facts: { on: '2026-01-01', ground: 'Đơn xin nghỉ', begun: [post], isPartyMember: true, reason: null },
      }),
    );
    const { rows } = await superuser.query('select canonical from audit.event where person_id = $1', [about]);
    expect(JSON.parse(rows[0].canonical).facts).toEqual({ on: '2026-01-01', reason: null });
    expect(rows[0].canonical).not.toMatch(/Đơn|Giám đốc|kỷ luật/);
    const texts = await textsOf(about);
    expect(texts.map(({ name, content }) => [name, content])).toEqual([
      ['begun', canonicalJson([post])],
      ['ground', 'Đơn xin nghỉ'],
      ['isPartyMember', 'true'],
    ]);
  });
});
