import type { Bilingual } from '@congtam/engine';
import { Anchor, Badge, Group, Paper, Stack, Table, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { Rows } from '../../components/rows.tsx';
import { useUnitName } from '../../components/units.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay } from '../../i18n/written.ts';
import { texts } from './texts.ts';
import type { WayLine } from './ways-shown.ts';

/** Each subject with the step it is at; cards where the screen is narrow. */
export function WayList({
  cycle,
  ways,
  stepName,
}: {
  readonly cycle: string;
  readonly ways: readonly WayLine[];
  readonly stepName: (step: string) => Bilingual | undefined;
}) {
  const { t } = useSpeech();
  const unitName = useUnitName();
  const isNarrow = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false });
  const nextOf = ({ next }: WayLine) => {
    if (next === null) return t(texts.finished);
    const name = stepName(next);
    return name === undefined ? next : t(name);
  };
  if (isNarrow)
    return (
      <Stack gap="xs">
        {ways.map((way) => (
          <Paper withBorder p="sm" key={`${way.regulation}/${way.subject}`}>
            <Stack gap={4}>
              <Who cycle={cycle} way={way} />
              <Text size="sm">{unitName(way.unit)}</Text>
              <Group gap="xs">
                <Text size="sm">{nextOf(way)}</Text>
                <Due way={way} />
              </Group>
            </Stack>
          </Paper>
        ))}
      </Stack>
    );
  return (
    <Rows label={texts.subjects} heads={[texts.subject, texts.unit, texts.next, texts.due, texts.late]}>
      {ways.map((way) => (
        <Table.Tr key={`${way.regulation}/${way.subject}`}>
          <Table.Td>
            <Who cycle={cycle} way={way} />
          </Table.Td>
          <Table.Td>{unitName(way.unit)}</Table.Td>
          <Table.Td>{nextOf(way)}</Table.Td>
          <Table.Td>
            <Due way={way} />
          </Table.Td>
          <Table.Td>{way.late === 0 ? '–' : way.late}</Table.Td>
        </Table.Tr>
      ))}
    </Rows>
  );
}

function Who({
  cycle,
  way: { regulation, subject, name },
}: {
  readonly cycle: string;
  readonly way: WayLine;
}) {
  return (
    <Anchor
      size="sm"
      renderRoot={(props) => (
        <Link
          to="/cycles/$cycle/procedure/$regulation/$subject"
          params={{ cycle, regulation, subject }}
          preload={false}
          {...props}
        />
      )}
    >
      {name} ({subject})
    </Anchor>
  );
}

function Due({ way: { dueBy, isOverdue } }: { readonly way: WayLine }) {
  const { t } = useSpeech();
  if (dueBy === null) return '–';
  return (
    <Badge variant="outline" tt="none" color={isOverdue ? 'red.9' : 'gray.8'}>
      {isOverdue && `${t(texts.overdue)} `}
      {writtenDay(dueBy)}
    </Badge>
  );
}
