import { type Bilingual, say } from '@congtam/engine';
import { FILE_STATES } from '../../components/file-states.ts';
import type { Standing } from './listed.ts';

/** Where the file of somebody stands, and of whom nothing is asked. */
export const STANDINGS: { readonly [standing in Standing]: Bilingual } = {
  ...FILE_STATES,
  notAsked: say('không phải nộp', 'nothing to submit'),
};
