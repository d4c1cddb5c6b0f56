import { Stack, Table, Text, Title } from '@mantine/core';
import { Rows } from '../../components/rows.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenMoment, writtenNumber } from '../../i18n/written.ts';
import { type Cells, type MonitoringFile, type Sheet, saidBy } from './file-rows.ts';
import { ACTS, STEPS, texts } from './texts.ts';

/** Who did what with a file and why, and every value that is not what the person said. */
export function FileHistory({
  file,
  sheets,
}: {
  readonly file: MonitoringFile;
  readonly sheets: readonly Sheet[];
}) {
  const { t } = useSpeech();
  const changes = changesIn(file, sheets);
  const acts = file.acts.filter(({ act }) => act !== 'save');
  if (acts.length === 0 && changes.length === 0) return null;
  return (
    <Stack gap="sm">
      {changes.length > 0 && (
        <>
          <Title order={2} size="h4">
            {t(texts.changes)}
          </Title>
          <Rows label={texts.changes} heads={[texts.criterion, texts.before, texts.after, words.reason]}>
            {changes.map(({ key, label, before, after, reason }) => (
              <Table.Tr key={key}>
                <Table.Td>{t(label)}</Table.Td>
                <Table.Td>{writtenNumber(before)}</Table.Td>
                <Table.Td>{writtenNumber(after)}</Table.Td>
                <Table.Td>{reason}</Table.Td>
              </Table.Tr>
            ))}
          </Rows>
        </>
      )}
      {acts.length > 0 && (
        <details>
          <summary>
            {t(texts.history)} ({acts.length})
          </summary>
          <Stack gap={4} mt={4}>
            {acts.map(({ number, act, step, takenAt, reason }) => (
              <Text size="sm" key={number}>
                {writtenMoment(takenAt)} · {t(ACTS[act] ?? { vi: act, en: act })} ({t(STEPS[step])})
                {reason !== null && `: ${reason}`}
              </Text>
            ))}
          </Stack>
        </details>
      )}
    </Stack>
  );
}

function changesIn(file: MonitoringFile, sheets: readonly Sheet[]) {
  return sheets.flatMap((sheet) => {
    const self = saidBy(sheet, file, sheet.raters.self);
    const later = saidBy(sheet, file, sheet.raters.manager);
    if (sheet.raters.self === null || self === undefined || later === undefined) return [];
    const { reason } = file.history.findLast((one) => one.sheet === sheet.id && one.reason !== null) ?? {};
    return differing(sheet, self, later).map((change) => ({
      ...change,
      key: `${sheet.id}/${change.key}`,
      reason: reason ?? '',
    }));
  });
}

const differing = (sheet: Sheet, self: Cells, later: Cells) =>
  sheet.columns
    .filter(({ id }) => id !== 'rater' && (self[id] ?? '') !== (later[id] ?? ''))
    .map(({ id, label }) => ({ key: id, label, before: self[id] ?? '', after: later[id] ?? '' }));
