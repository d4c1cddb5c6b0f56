import { newId } from '../../database/new-id.ts';
import { anAccount } from '../../testing/accounts.ts';
import { type Commands, type FailingWorld, ground, seenFirst } from '../../testing/failing-world.ts';
import { aPerson, aUnit } from '../../testing/units.ts';
import { aProduct } from '../../testing/work.ts';

/** Commands of this feature, each time on things of its own. */
export const workCommands = ({ server, superuser, top, authority, officer }: FailingWorld): Commands => {
  const aCatalogue = async () => ({
    ...{ from: '2026-01-01', standardProduct: 'Văn bản', ground },
    items: [{ code: 'A', product: 'Văn bản', group: 1, coefficient: '1' }],
    limit: { groups: 5, article: 'Điều 13' },
  });
  /** Somebody with an account and a product of their own. */
  async function aWorker({
    state = 'reported',
    cause = true,
  }: {
    state?: 'open' | 'reported';
    cause?: boolean;
  } = {}) {
    const person = await aPerson(superuser, { name: 'Người làm', unit: top });
    const account = await anAccount(superuser);
    await superuser.query('update congtam.account set person_id = $2 where id = $1', [account, person]);
    const made = await aProduct(superuser, { unit: top, person, state, hasCause: cause });
    return { person, session: await server.session(account), ...made };
  }
  return {
    'propose a catalogue': async () => [
      'post',
      `/api/v1/units/${top}/work-catalogues`,
      { as: officer, body: await aCatalogue() },
    ],
    'approve a catalogue': async () => {
      const unit = await aUnit(superuser, { name: 'Xã', parent: top });
      const { body } = await server.ask('post', `/api/v1/units/${unit}/work-catalogues`, {
        as: officer,
        body: await aCatalogue(),
      });
      const path = `/api/v1/work-catalogues/${body.id}/decision`;
      return ['post', path, { as: authority, body: { decision: 'approved', ground } }];
    },
    'set the products of a job position': async () => [
      'post',
      `/api/v1/units/${top}/job-position-products`,
      { as: officer, body: { jobPosition: `V-${newId()}`, from: '2026-01-01', codes: [], ground } },
    ],
    'assign work': async () => {
      const person = await aPerson(superuser, { name: 'Người', unit: top });
      const to = [{ person, period: '2026-03' }];
      const body = { unit: top, title: 'Việc', quantity: '1', coefficient: '1', to };
      return ['post', '/api/v1/work-tasks', { as: authority, body }];
    },
    'name an unplanned task': async () => [
      'post',
      '/api/v1/work-tasks/unplanned',
      { as: (await aWorker()).session, body: { title: 'Đột xuất' } },
    ],
    'report work': async () => {
      const { session, product } = await aWorker({ state: 'open' });
      return [
        'post',
        `/api/v1/work-products/${product}/report`,
        { ...seenFirst(session), body: { completed: '4' } },
      ];
    },
    'report much work': async () => {
      const { session, product } = await aWorker({ state: 'open' });
      const reports = [{ product, version: 'v1', completed: '4' }];
      return ['post', '/api/v1/work-reports', { as: session, body: { reports } }];
    },
    'correct work': async () => {
      const { product } = await aWorker();
      const body = { reason: ground, fields: { latenesses: 2 } };
      return ['post', `/api/v1/work-products/${product}/corrections`, { ...seenFirst(authority), body }];
    },
    'classify work': async () => {
      const { product } = await aWorker();
      const body = { title: 'Việc khác', quantity: '5', coefficient: '1', reason: ground };
      return ['post', `/api/v1/work-products/${product}/classification`, { ...seenFirst(authority), body }];
    },
    'split work': async () => {
      const { product, person } = await aWorker({ state: 'open' });
      const to = ['2026-03', '2026-04'].map((period) => ({ person, period, share: '1/2' }));
      const path = `/api/v1/work-products/${product}/split`;
      return ['post', path, { ...seenFirst(authority), body: { reason: ground, to } }];
    },
    'withdraw work': async () => {
      const { product } = await aWorker();
      const path = `/api/v1/work-products/${product}/withdrawal`;
      return ['post', path, { ...seenFirst(authority), body: { reason: ground } }];
    },
    'hand work over': async () => {
      const { product } = await aWorker({ state: 'open' });
      const to = await aPerson(superuser, { name: 'Đồng nghiệp', unit: top });
      const path = `/api/v1/work-products/${product}/hand-over`;
      return ['post', path, { ...seenFirst(authority), body: { to, on: '2026-03-10', reason: ground } }];
    },
    'take work over': async () => {
      const [{ product }, colleague] = [await aWorker({ state: 'open' }), await aWorker()];
      const { body } = await server.ask('post', `/api/v1/work-products/${product}/hand-over`, {
        ...seenFirst(authority),
        body: { to: colleague.person, on: '2026-03-10', reason: ground },
      });
      const path = `/api/v1/work-handovers/${body.id}/take`;
      return ['post', path, { as: colleague.session, body: { on: '2026-03-11', reason: ground } }];
    },
    'ask for an objective cause': async () => {
      const { session, product } = await aWorker({ cause: false });
      const body = {
        ...{ kind: 'forceMajeure', waivesLatenesses: 1, reason: 'Bão' },
        evidence: [{ title: 'CĐ', reference: '5/CĐ' }],
      };
      return ['post', `/api/v1/work-products/${product}/causes`, { ...seenFirst(session), body }];
    },
    'decide an objective cause': async () => {
      const { cause } = await aWorker();
      const body = { decision: 'approved', document: 'TB 1', reason: 'Đúng' };
      return ['post', `/api/v1/work-causes/${cause}/decision`, { as: authority, body }];
    },
    'import work': async () => {
      const person = await aPerson(superuser, { name: 'Người', unit: top });
      const { rows: found } = await superuser.query('select staff_code from congtam.person where id = $1', [
        person,
      ]);
      const rows = [{ sourceId: newId(), person: String(found[0].staff_code), title: 'Việc' }];
      const given = { unit: top, system: 'eoffice', period: '2026-03', rows };
      const { body } = await server.ask('post', '/api/v1/work-imports/rows/preview', {
        as: officer,
        body: given,
      });
      return ['post', '/api/v1/work-imports/rows', { as: officer, body: { ...given, plan: body.plan } }];
    },
  };
};
