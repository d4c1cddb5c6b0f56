import { Box, Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { BarCell } from '../../components/bar-cell.tsx';
import { Rows } from '../../components/rows.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenNumber } from '../../i18n/written.ts';
import { texts } from './texts.ts';

/** Who did how much of a unit's work: a bar beside each number, which prints as well as it shows. */
export function WorkloadPicture({
  unit,
  period,
  nameOf,
}: {
  readonly unit: string;
  readonly period: string;
  readonly nameOf: (person: string) => string;
}) {
  const { t } = useSpeech();
  const query = useQuery({
    queryKey: ['workload', unit, period],
    queryFn: () =>
      answerOf(api.GET('/api/v1/units/{unit}/workload', { params: { path: { unit }, query: { period } } })),
  });
  return (
    <Answered query={query}>
      {({ people, notConverted }) => {
        const done = people
          .filter(({ percent }) => percent !== null)
          .toSorted((a, b) => Number(b.percent) - Number(a.percent));
        return (
          <Stack gap="xs">
            <Text size="sm">{t(texts.loadSays)}</Text>
            {done.length === 0 && <Text size="sm">{t(texts.loadNone)}</Text>}
            {done.length > 0 && (
              <Rows label={texts.load} heads={[texts.person, texts.total, texts.share]}>
                {done.map(({ person, converted, percent }) => (
                  <Table.Tr key={person}>
                    <Table.Td>{nameOf(person)}</Table.Td>
                    <Table.Td>{writtenNumber(converted)}</Table.Td>
                    <Table.Td>
                      <BarCell share={Number(percent)} says={`${writtenNumber(percent ?? '0')}%`} />
                    </Table.Td>
                  </Table.Tr>
                ))}
              </Rows>
            )}
            {notConverted > 0 && (
              <Box>
                <Text size="sm">
                  {notConverted} {t(texts.notConverted)}
                </Text>
              </Box>
            )}
          </Stack>
        );
      }}
    </Answered>
  );
}
