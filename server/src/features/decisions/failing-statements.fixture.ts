import { newId } from '../../database/new-id.ts';
import { anAccount } from '../../testing/accounts.ts';
import { aComputedCycle } from '../../testing/computed-cycle.ts';
import { type Commands, type FailingWorld, ground } from '../../testing/failing-world.ts';

/** Commands of this feature, each time on things of its own. */
export const decisionsCommands = ({
  server,
  superuser,
  authority,
  officer,
  head,
  officerAccount,
  anOffice,
}: FailingWorld): Commands => {
  /** A decision on somebody, brought through these acts. */
  async function aDraft(acts: readonly string[], hasPart = false) {
    const unit = await anOffice();
    const { cycle, code, person } = await aComputedCycle(superuser, { unit, places: 1 });
    const decision = newId();
    await superuser.query(
      `insert into congtam.decision (id, cycle_id, regulation, unit_id, kind, basis, drafted_by)
     values ($1, $2, 'nd-335-2025', $3, 'first', 'x', $4)`,
      [decision, cycle, unit, officerAccount],
    );
    await superuser.query(
      `insert into congtam.decision_item (decision_id, subject_code, position, unit_id, person_id, level, suggested)
     values ($1, $2, 1, $3, $4, 'good', 'good')`,
      [decision, code, unit, person],
    );
    if (hasPart)
      await superuser.query(
        "insert into congtam.decision_part (decision_id, part, unit_id, matter) values ($1, 1, $2, 'x')",
        [decision, unit],
      );
    const states = { draft: 'drafted', submit: 'submitted', decide: 'decided', number: 'numbered' };
    for (const [at, act] of acts.entries())
      await superuser.query(
        `insert into congtam.decision_act (decision_id, number, act, state, unit_id, document_number, document_day, taken_by)
       values ($1, $2, $3, $4, $5, $6, $7, $8)`,
        [
          ...[decision, at + 1, act, Object.entries(states).find(([name]) => name === act)?.[1], unit],
          ...(act === 'number' ? ['1/QĐ', '2026-01-05'] : [null, null]),
          officerAccount,
        ],
      );
    return { path: `/api/v1/decisions/${decision}`, code, person };
  }
  /** The notice of a numbered decision, sent to its person. */
  async function aNotice() {
    const { path, code, person } = await aDraft(['draft', 'submit', 'decide', 'number']);
    const notice = `${path}/notices/${code}`;
    await server.ask('post', notice, { as: officer, body: {} });
    return { notice, own: await server.session(await anAccount(superuser, { person })) };
  }
  return {
    'draft a decision': async () => {
      const unit = await anOffice();
      const { cycle, code } = await aComputedCycle(superuser, { unit, places: 1 });
      const items = [{ subject: code, level: 'good' }];
      const body = { regulation: 'nd-335-2025', unit, basis: ground, items, parts: [{ unit, matter: 'x' }] };
      return ['post', `/api/v1/cycles/${cycle}/decisions`, { as: officer, body }];
    },
    'sign a part of a decision': async () => {
      const { path } = await aDraft(['draft'], true);
      return ['post', `${path}/parts/1/signature`, { as: head, body: { statement: ground } }];
    },
    'submit a decision': async () => {
      const { path } = await aDraft(['draft']);
      return ['post', `${path}/submission`, { as: officer, body: {} }];
    },
    'give an opinion on a decision': async () => {
      const { path } = await aDraft(['draft', 'submit']);
      return ['post', `${path}/opinions`, { as: authority, body: { agrees: true, opinion: ground } }];
    },
    'send a decision back': async () => {
      const { path } = await aDraft(['draft', 'submit']);
      return ['post', `${path}/return`, { as: authority, body: { reason: ground } }];
    },
    'withdraw a draft of a decision': async () => {
      const { path } = await aDraft(['draft']);
      return ['post', `${path}/withdraw`, { as: officer, body: { reason: ground } }];
    },
    'take a decision': async () => {
      const { path } = await aDraft(['draft', 'submit']);
      return ['post', `${path}/decision`, { as: authority, body: {} }];
    },
    'number a decision': async () => {
      const { path } = await aDraft(['draft', 'submit', 'decide']);
      return ['post', `${path}/number`, { as: officer, body: { number: '1/QĐ', day: '2026-01-05' } }];
    },
    'make levels public': async () => {
      const { path } = await aDraft(['draft', 'submit', 'decide', 'number']);
      return ['post', `${path}/publication`, { as: officer, body: {} }];
    },
    'send the notice of a result': async () => {
      const { path, code } = await aDraft(['draft', 'submit', 'decide', 'number']);
      return ['post', `${path}/notices/${code}`, { as: officer, body: {} }];
    },
    'acknowledge a notice': async () => {
      const { notice, own } = await aNotice();
      return ['post', `${notice}/acknowledgement`, { as: own }];
    },
    'record that a notice was handed over and not signed': async () => {
      const { notice } = await aNotice();
      const body = { witness: 'Bà Chi', note: 'Từ chối ký' };
      return ['post', `${notice}/handed-over`, { as: officer, body }];
    },
  };
};
