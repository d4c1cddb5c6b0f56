import { Alert, Stack, Text } from '@mantine/core';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay } from '../../i18n/written.ts';
import { periodName } from '../../text/periods.ts';
import type { MonitoringFile } from './file-rows.ts';
import { texts } from './texts.ts';

/** That the office recorded a period from paper: by which document, when, and whom to ask for a correction. */
export function RecordedNote({ recorded }: Pick<MonitoringFile, 'recorded'>) {
  const { t } = useSpeech();
  if (recorded === null) return null;
  const { document, at, askOf } = recorded;
  const facts = [
    document !== null && `${t(texts.recordedBy)} ${document}`,
    at !== null && `${t(texts.recordedOn)} ${writtenDay(at.slice(0, 10))}`,
  ].filter((fact) => typeof fact === 'string');
  return (
    <Alert color="blue" variant="light" role="note" title={t(texts.recorded)}>
      <Stack gap={4}>
        {facts.length > 0 && <Text size="sm">{facts.join(' · ')}</Text>}
        <Text size="sm">{t(texts.recordedSays)}</Text>
        {askOf.length > 0 && (
          <Text size="sm">
            {t(texts.askOf)}: {askOf.join(', ')}
          </Text>
        )}
      </Stack>
    </Alert>
  );
}

/** Rows that cannot be taken as they are, and work that is not counted yet, each with how to mend it. */
export function FileFaults({ faults }: Pick<MonitoringFile, 'faults'>) {
  const { t } = useSpeech();
  if (faults.length === 0) return null;
  return (
    <Alert color="red" variant="light" role="note" title={t(texts.faults)}>
      <Stack component="ul" gap={4} m={0} pl="md">
        {faults.map(({ sheet, label, period, name, isOwn, says, mend }) => (
          <Text component="li" size="sm" key={`${sheet}/${period}/${name}/${says.vi}`}>
            {[
              !isOwn && name,
              label === null ? sheet : t(label),
              !isOwn && period !== null && t(periodName(period)),
            ]
              .filter((part) => typeof part === 'string')
              .join(' · ')}
            : {t(says)}
            {mend !== null && ` → ${t(mend)}`}
          </Text>
        ))}
      </Stack>
    </Alert>
  );
}

/** Whether a file can be handed on: not while a row of its own cannot be taken. */
export const mayHandOn = ({ faults }: Pick<MonitoringFile, 'faults'>): boolean =>
  !faults.some(({ isOwn, mend }) => isOwn && mend !== null);
