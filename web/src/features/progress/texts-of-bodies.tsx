import { Button, Group, NativeSelect, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { Bars } from '../../components/bars.tsx';
import { Rows } from '../../components/rows.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay } from '../../i18n/written.ts';
import { useMay } from '../session/session.ts';
import { isWanting } from './behind.ts';
import { ChooseUnit } from './choose-unit.tsx';
import { TEXTS, texts } from './texts.ts';
import { UrgeDialog } from './urge-dialog.tsx';

const KINDS = ['regulation', 'catalogue'] as const;
type Kind = (typeof KINDS)[number];
const STATES = ['none', 'old', 'contradictory', 'underWay', 'fromAbove', 'own'] as const;

/**
 * Which bodies of the scope, at whatever depth, have no regulation or catalogue, an old one, or two that contradict each
 * other; those are chosen and urged together.
 */
export function TextsOfBodies({ unit, period }: { readonly unit: string; readonly period: string }) {
  const { t } = useSpeech();
  const [kind, setKind] = useState<Kind>('regulation');
  const query = useQuery({
    queryKey: ['unit-progress-texts', unit],
    queryFn: () => answerOf(api.GET('/api/v1/units/{unit}/progress/texts', { params: { path: { unit } } })),
  });
  return (
    <Stack gap="sm" component="section">
      <Group justify="space-between" align="flex-end">
        <Title order={3} size="h5">
          {t(texts.bodyTexts)}
        </Title>
        <NativeSelect
          label={t(texts.textKind)}
          value={kind}
          data={KINDS.map((one) => ({ value: one, label: t(texts[one]) }))}
          onChange={(event) =>
            setKind(event.currentTarget.value === 'catalogue' ? 'catalogue' : 'regulation')
          }
        />
      </Group>
      <Answered query={query}>
        {({ bodies }) => (
          <>
            <Bars
              label={texts.bodyTexts}
              heads={[texts.textState, texts.bodies]}
              bars={STATES.map((state) => {
                const count = bodies.filter((body) => body[kind].state === state).length;
                const isMarked = isWanting(state) && count > 0;
                return { label: t(TEXTS[state] ?? words.none), size: count, says: String(count), isMarked };
              })}
            />
            <Wanting
              key={kind}
              bodies={bodies.filter((body) => isWanting(body[kind].state))}
              kind={kind}
              period={period}
            />
          </>
        )}
      </Answered>
    </Stack>
  );
}

interface Standing {
  readonly state: string;
  readonly number: string | null;
  readonly from: string | null;
}

function Wanting({
  bodies,
  kind,
  period,
}: {
  readonly bodies: readonly {
    readonly unit: string;
    readonly name: string;
    readonly above: string | null;
    readonly regulation: Standing;
    readonly catalogue: Standing;
  }[];
  readonly kind: Kind;
  readonly period: string;
}) {
  const { t } = useSpeech();
  const mayUrge = useMay()('progress.urge');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  if (bodies.length === 0) return <Text size="sm">{t(texts.noneWanting)}</Text>;
  return (
    <>
      {mayUrge && (
        <Group gap="xs" className="no-print">
          <Text size="sm" role="status">
            {chosen.length} {t(texts.chosen)}
          </Text>
          <Button
            size="sm"
            variant="default"
            onClick={() => setChosen(bodies.map((body) => body.unit).slice(0, MOST))}
          >
            {t(texts.chooseWanting)}
          </Button>
          {chosen.length > 0 && (
            <UrgeDialog units={chosen} period={period} about={kind} done={() => setChosen([])} />
          )}
        </Group>
      )}
      <Rows
        label={texts.wanting}
        heads={[words.unit, texts.above, texts.textState, texts.number, texts.from]}
        least={720}
      >
        {bodies.map((body) => (
          <Table.Tr key={body.unit}>
            <Table.Td>
              <Group gap="xs" wrap="nowrap">
                {mayUrge && (
                  <ChooseUnit unit={body.unit} name={body.name} chosen={chosen} choose={setChosen} />
                )}
                {body.name}
              </Group>
            </Table.Td>
            <Table.Td>{body.above ?? '–'}</Table.Td>
            <Table.Td>{t(TEXTS[body[kind].state] ?? words.none)}</Table.Td>
            <Table.Td>{body[kind].number ?? '–'}</Table.Td>
            <Table.Td>{body[kind].from === null ? '–' : writtenDay(body[kind].from)}</Table.Td>
          </Table.Tr>
        ))}
      </Rows>
    </>
  );
}

/** How many units one reminder may go to. */
const MOST = 500;
