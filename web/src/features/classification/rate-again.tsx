import { api } from '../../api/client.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { words } from '../../components/words.ts';
import { useMay } from '../session/session.ts';
import { type Level, versionOf } from './levels.ts';
import { texts } from './texts.ts';

/** Has somebody rated again whose level was proposed or decided here. */
export function RateAgain({
  cycle,
  level,
  size = 'sm',
}: {
  readonly cycle: string;
  readonly level: Level;
  readonly size?: string;
}) {
  const may = useMay();
  if (!may('classification.rateAgain') || level.number === 0 || level.level === null) return null;
  const { regulation, subject } = level;
  return (
    <FormDialog
      act={texts.again}
      says={texts.againSays}
      size={size}
      fields={{ reason: { kind: 'area', label: words.reason, isRequired: true } }}
      run={({ reason }) =>
        api.POST('/api/v1/cycles/{cycle}/levels/{regulation}/{subject}/rounds', {
          params: { path: { cycle, regulation, subject } },
          headers: versionOf(level),
          body: { reason },
        })
      }
    />
  );
}
