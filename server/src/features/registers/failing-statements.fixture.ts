import { type Commands, type FailingWorld, ground } from '../../testing/failing-world.ts';
import { anEntry } from '../../testing/registers.ts';
import { aPerson } from '../../testing/units.ts';

/** Commands of this feature, each time on things of its own. */
export const registersCommands = ({ superuser, top, authority, officer }: FailingWorld): Commands => ({
  'record in a register': async () => [
    'post',
    '/api/v1/registers/initiatives',
    {
      as: officer,
      body: {
        unit: top,
        person: await aPerson(superuser, { name: 'Người', unit: top }),
        content: { title: 'Một cửa', proposedOn: '2026-02-01' },
      },
    },
  ],
  'correct an entry': async () => {
    const content = { task: 'Số hóa', source: 'law', assignedBy: 'Luật', deadline: '2026-05-01' };
    const path = `/api/v1/registers/unitTasks/${await anEntry(superuser, { unit: top })}/corrections`;
    return [
      'post',
      path,
      { as: officer, body: { content, reason: ground }, headers: { 'if-match': '"v1"' } },
    ];
  },
  'name somebody as concerned': async () => {
    const [entry, person] = [
      await anEntry(superuser, { unit: top }),
      await aPerson(superuser, { name: 'Người', unit: top }),
    ];
    return ['post', `/api/v1/register-entries/${entry}/concerned`, { as: officer, body: { person, ground } }];
  },
  'confirm who is concerned': async () => {
    const person = await aPerson(superuser, { name: 'Người', unit: top });
    const entry = await anEntry(superuser, { unit: top, concerned: person });
    const path = `/api/v1/register-entries/${entry}/concerned/${person}/decision`;
    return ['post', path, { as: authority, body: { decision: 'confirmed', ground } }];
  },
});
