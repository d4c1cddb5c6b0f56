import { anAccount } from '../../testing/accounts.ts';
import { daysFromToday } from '../../testing/days.ts';
import type { Commands, FailingWorld } from '../../testing/failing-world.ts';
import { anInspection } from '../../testing/inspections.ts';
import { aPerson, aUnit } from '../../testing/units.ts';

/** Commands of this feature, each time on things of its own. */
export const inspectionCommands = ({ server, superuser, year }: FailingWorld): Commands => {
  /** Somebody who serves elsewhere and inspects the office. */
  const running = async () => {
    const account = await anAccount(superuser);
    const inspection = await anInspection(superuser, { unit: year.office, members: [account] });
    return { ...inspection, as: await server.session(account) };
  };
  return {
    'open an inspection': async () => {
      const unit = await aUnit(superuser, { name: 'Sở' });
      const account = await anAccount(superuser, { person: await aPerson(superuser, { name: 'Tra', unit }) });
      const { rows } = await superuser.query('select login from congtam.account where id = $1', [account]);
      const body = {
        ...{ unit: year.commune, document: 'QĐ 1', purpose: 'x', units: [year.office] },
        ...{ coversFrom: '2026-01-01', coversTo: '2026-12-31', members: [rows[0].login] },
        ...{ from: daysFromToday(0), to: daysFromToday(9) },
      };
      return ['post', '/api/v1/inspections', { as: year.authority, body }];
    },
    'end an inspection': async () => {
      const { id } = await anInspection(superuser, { unit: year.office });
      return ['post', `/api/v1/inspections/${id}/end`, { as: year.authority, body: { reason: 'xong' } }];
    },
    'draw a sample': async () => {
      const { id, as } = await running();
      return ['post', `/api/v1/inspections/${id}/samples`, { as, body: { cycle: year.cycleId, size: 1 } }];
    },
    'ask for evidence': async () => {
      const { id, as } = await running();
      const body = { unit: year.office, asks: 'Bảng phân công', dueOn: daysFromToday(5) };
      return ['post', `/api/v1/inspections/${id}/requests`, { as, body }];
    },
    'answer a request for evidence': async () => {
      const { request } = await running();
      return [
        'post',
        `/api/v1/inspection-requests/${request}/answers`,
        { as: year.head, body: { words: 'Gửi' } },
      ];
    },
    'tell a finding': async () => {
      const { id, as } = await running();
      const body = { unit: year.office, says: 'x', on: '2026-03-01', replyBy: daysFromToday(5) };
      return ['post', `/api/v1/inspections/${id}/findings`, { as, body }];
    },
    'reply to a finding': async () => {
      const { finding } = await running();
      return [
        'post',
        `/api/v1/inspection-findings/${finding}/replies`,
        { as: year.head, body: { words: 'Đã sửa' } },
      ];
    },
    'drop a finding': async () => {
      const { finding, as } = await running();
      const body = { act: 'drop', words: 'đã sửa' };
      return ['post', `/api/v1/inspection-findings/${finding}/settlement`, { as, body }];
    },
  };
};
