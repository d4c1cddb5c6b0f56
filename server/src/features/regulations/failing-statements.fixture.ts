import { readFileSync } from 'node:fs';
import { newId } from '../../database/new-id.ts';
import { type Commands, type FailingWorld, ground } from '../../testing/failing-world.ts';
import { aPack } from '../../testing/regulations.ts';
import { aUnit } from '../../testing/units.ts';

const LAYER = readFileSync(
  new URL('../../../../regulations/src/testing/organisation-points/rules.yaml', import.meta.url),
  'utf8',
);

/** Commands of this feature, each time on things of its own. */
export const regulationsCommands = ({ superuser, top, authority, officer }: FailingWorld): Commands => ({
  'upload a pack': async () => [
    'post',
    `/api/v1/units/${await aUnit(superuser, { name: 'Phòng', parent: top })}/local-packs`,
    {
      as: officer,
      body: { source: LAYER.replace('regulation: organisation-points', `regulation: p-${newId()}`) },
    },
  ],
  'let a pack pilot': async () => {
    const pack = await aPack(superuser, { unit: top, regulation: `p-${newId()}`, states: ['draft'] });
    return ['post', `/api/v1/local-packs/${pack}/pilot`, { as: officer, body: { on: '2026-02-01', ground } }];
  },
  'choose a reading': async () => {
    const unit = await aUnit(superuser, { name: 'Phòng', parent: top });
    const body = {
      ...{ regulation: 'nd-335-2025', version: '2026-01-01', kind: 'reading', name: 'quota-base' },
      ...{ option: 'rated-good', from: '2026-03-01', document: ground, documentDay: '2026-02-01' },
    };
    const path = `/api/v1/units/${unit}/regulation-choices`;
    return ['post', path, { as: authority, body, headers: { 'if-match': '"v0"' } }];
  },
});
