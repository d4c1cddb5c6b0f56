import { newId } from '../../database/new-id.ts';
import { bytesOf } from '../../http/file-with-errors.ts';
import { anAccount } from '../../testing/accounts.ts';
import { aCycle } from '../../testing/computed-cycle.ts';
import { type Commands, type FailingWorld, seenFirst } from '../../testing/failing-world.ts';

/** Commands of this feature, each time on things of its own. */
export const evidenceBooksCommands = ({
  superuser,
  top,
  authority,
  officer,
  openCycle,
}: FailingWorld): Commands => {
  /** A workbook with a decision, brought to this state. */
  async function aBook(state: 'checked' | 'applied') {
    const { cycle, unit, code } = await openCycle();
    const head = ['question', 'subject', 'period', 'option', 'by', 'on', 'document'];
    const row = ['missing-months', code, '2026', 'available-months', 'Chủ tịch', '2026-12-15', '9/QĐ'];
    const columns = head.map((header) => ({ header, kind: 'text' as const }));
    const content = await bytesOf('xlsx', [{ name: 'decisions', columns, rows: [row] }]);
    const id = newId();
    await superuser.query(
      `insert into congtam.evidence_book (id, cycle_id, unit_id, on_day, ground, content, content_hash, state,
       decisions_left, uploaded_by) values ($1, $2, $3, '2026-01-01', 'BC', $4, sha256('x'), $5, 1, $6)`,
      [id, cycle, unit, content, state, await anAccount(superuser)],
    );
    return { place: `/api/v1/cycles/${cycle}/workbooks/${id}` };
  }
  return {
    'put a workbook in': async () => {
      const cycle = await aCycle(superuser, { unit: top, states: ['planned', 'open'] });
      const path = `/api/v1/cycles/${cycle}/workbooks?ground=BC`;
      return ['post', path, { as: officer, file: { kind: 'xlsx', bytes: Buffer.from('PK') } }];
    },
    'let a workbook be taken': async () => {
      const { place } = await aBook('checked');
      return ['post', `${place}/take`, seenFirst(officer)];
    },
    'withdraw a workbook': async () => {
      const { place } = await aBook('checked');
      return ['post', `${place}/withdrawal`, { as: officer }];
    },
    'record the decisions of a workbook': async () => {
      const { place } = await aBook('applied');
      return ['post', `${place}/decisions`, { as: authority }];
    },
  };
};
