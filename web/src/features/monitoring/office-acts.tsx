import { Group } from '@mantine/core';
import { api, seen } from '../../api/client.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { words } from '../../components/words.ts';
import { useMay, useSession } from '../session/session.ts';
import type { MonitoringFile } from './file-rows.ts';
import type { FilePlace } from './file-work.tsx';
import { texts } from './office-texts.ts';

/** What others than the three steps do with a file: close it for who leaves, send on what was confirmed, open it again. */
export function OfficeActs({
  file: { person, state },
  place,
  version,
}: {
  readonly file: MonitoringFile;
  readonly place: FilePlace;
  readonly version: string;
}) {
  const may = useMay();
  const session = useSession();
  if (session.person === person) return null;
  const params = { path: place };
  const headers = seen(version);
  const reason = { reason: { kind: 'area', label: words.reason, isRequired: true } } as const;
  const isOpen = state === 'open' || state === 'returned';
  return (
    <Group gap="xs" className="no-print">
      {isOpen && may('monitoring.submitFor') && (
        <FormDialog
          act={texts.leaver}
          says={texts.leaverSays}
          fields={reason}
          run={(body) =>
            api.POST('/api/v1/cycles/{cycle}/people/{person}/monitoring/{period}/leaver', {
              params,
              headers,
              body,
            })
          }
        />
      )}
      {state === 'approved' && may('monitoring.reopen') && (
        <FormDialog
          act={texts.reopen}
          says={texts.reopenSays}
          fields={reason}
          run={(body) =>
            api.POST('/api/v1/cycles/{cycle}/people/{person}/monitoring/{period}/reopening', {
              params,
              headers,
              body,
            })
          }
        />
      )}
      {(state === 'confirmed' || state === 'approved') && may('statement.record') && (
        <FormDialog
          act={texts.send}
          says={texts.sendSays}
          fields={{ document: { kind: 'text', label: words.ground, isRequired: true } }}
          run={(body) =>
            api.POST('/api/v1/cycles/{cycle}/people/{person}/results-sent', {
              params: { path: { cycle: place.cycle, person: place.person } },
              body,
            })
          }
        />
      )}
    </Group>
  );
}
