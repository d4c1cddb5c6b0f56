import { Alert, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { UnitField } from '../../components/unit-field.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay } from '../../i18n/written.ts';
import { isBackwards } from './planned-period.ts';
import { texts } from './texts.ts';

/** The last days of one unit of a cycle, its exceptions counted in: what an officer is asked on the telephone. */
export function LastDays({ cycle, unit: first }: { readonly cycle: string; readonly unit: string }) {
  const { t } = useSpeech();
  const [unit, setUnit] = useState(first);
  const { data } = useQuery({
    queryKey: ['last-days', cycle, unit],
    enabled: unit !== '',
    queryFn: () =>
      answerOf(api.GET('/api/v1/cycles/{cycle}/last-days', { params: { path: { cycle }, query: { unit } } })),
  });
  const said = (day: string | null | undefined, isLate: boolean | undefined) =>
    `${day === null || day === undefined ? t(texts.noLastDay) : writtenDay(day)}${isLate === true ? ` (${t(texts.isOver)})` : ''}`;
  return (
    <Stack gap={4} maw={420}>
      <UnitField label={t(texts.lastDaysOf)} value={unit} onChange={setUnit} />
      {data !== undefined && isBackwards(data) && (
        <Alert color="yellow" variant="light" role="status">
          {t(texts.backwards)}
        </Alert>
      )}
      {data !== undefined && (
        <Text size="sm" role="status">
          {t(texts.entryUntil)}: {said(data.entryUntil, data.isEntryLate)} · {t(texts.levelUntil)}:{' '}
          {said(data.levelUntil, data.isLevelLate)}
        </Text>
      )}
    </Stack>
  );
}
