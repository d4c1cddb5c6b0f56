import { anAccount } from '../../testing/accounts.ts';
import { aScan, type Commands, type FailingWorld, ground } from '../../testing/failing-world.ts';
import { aQuestion, aRemedy } from '../../testing/papers.ts';
import { aUnit } from '../../testing/units.ts';

/** Commands of this feature, each time on things of its own. */
export const followUpCommands = ({
  server,
  superuser,
  top,
  officer,
  anOffice,
  somebodyIn,
}: FailingWorld): Commands => {
  /** A measure with the session of who follows it. */
  async function aFollowedRemedy() {
    const { unit, person } = await somebodyIn();
    const remedy = await aRemedy(superuser, { unit, owner: person });
    const { rows } = await superuser.query('select follower_id from congtam.remedy where id = $1', [remedy]);
    const account = await anAccount(superuser, { person: String(rows[0].follower_id) });
    return { remedy, follower: await server.session(account) };
  }
  return {
    'plan a measure of repair': async () => {
      const [one, two] = [await somebodyIn(), await somebodyIn()];
      const body = {
        ...{ shortcoming: 'Chậm', measure: 'Làm sớm', owner: one.person, follower: two.person },
        ...{ dueOn: '2030-01-01', ground },
      };
      return ['post', `/api/v1/units/${one.unit}/remedies`, { as: officer, body }];
    },
    'report on a measure': async () => {
      const { unit, person, own } = await somebodyIn();
      const id = await aRemedy(superuser, { unit, owner: person });
      return ['post', `/api/v1/remedies/${id}/reports`, { as: own, body: { words: 'Đã làm' } }];
    },
    'check a measure one follows': async () => {
      const { remedy, follower } = await aFollowedRemedy();
      return [
        'post',
        `/api/v1/remedies/${remedy}/follow-ups`,
        { as: follower, body: { words: 'Đã kiểm tra' } },
      ];
    },
    'check a measure': async () => {
      const { remedy } = await aFollowedRemedy();
      return ['post', `/api/v1/remedies/${remedy}/checks`, { as: officer, body: { words: 'Đã kiểm tra' } }];
    },
    'close a measure on proof': async () => {
      const { remedy } = await aFollowedRemedy();
      const { body } = await server.ask('post', '/api/v1/attachments', { as: officer, file: aScan() });
      const given = { words: 'Đã xong', attachment: body.id };
      return ['post', `/api/v1/remedies/${remedy}/closing`, { as: officer, body: given }];
    },
    'put a question to a unit above': async () => {
      const body = { to: top, question: 'Vướng mắc', dueOn: '2030-01-01' };
      return ['post', `/api/v1/units/${await anOffice()}/questions`, { as: officer, body }];
    },
    'answer a question': async () => {
      const id = await aQuestion(superuser, { unit: await anOffice(), to: top });
      return ['post', `/api/v1/questions/${id}/answer`, { as: officer, body: { words: 'Theo Điều 21' } }];
    },
    'pass a question upward': async () => {
      const middle = await anOffice();
      const unit = await aUnit(superuser, { name: 'Tổ', parent: middle });
      const id = await aQuestion(superuser, { unit, to: middle });
      const body = { to: top, dueOn: '2030-02-01', words: 'Vượt thẩm quyền' };
      return ['post', `/api/v1/questions/${id}/escalation`, { as: officer, body }];
    },
  };
};
