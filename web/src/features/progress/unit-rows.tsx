import { Anchor, Button, Group, Stack, Table, Text, Title } from '@mantine/core';
import { useState } from 'react';
import type { components } from '../../api/schema.generated.ts';
import { BarCell } from '../../components/bar-cell.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Rows } from '../../components/rows.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { useMay } from '../session/session.ts';
import { isBehind, stagesSaid } from './behind.ts';
import { ChooseUnit } from './choose-unit.tsx';
import { STAGES, TEXTS, texts } from './texts.ts';
import { UrgeDialog } from './urge-dialog.tsx';

type UnitProgress = components['schemas']['UnitProgress'];

/** Units directly below, each with what it has done; those behind are chosen and urged together. */
export function UnitRows({
  units,
  period,
  show,
}: {
  readonly units: readonly UnitProgress[];
  readonly period: string;
  readonly show: (unit: string) => void;
}) {
  const { t } = useSpeech();
  const may = useMay();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  if (units.length === 0) return <NothingHere says={texts.noUnits} />;
  const mayUrge = may('progress.urge');
  const behind = units.filter(isBehind).map(({ unit }) => unit);
  return (
    <Stack gap="sm" component="section">
      <Group justify="space-between">
        <Title order={3} size="h5">
          {t(texts.byUnit)}
        </Title>
        {mayUrge && (
          <Group gap="xs" className="no-print">
            <Text size="sm" role="status">
              {chosen.length} {t(texts.chosen)}
            </Text>
            <Button
              size="sm"
              variant="default"
              disabled={behind.length === 0}
              onClick={() => setChosen(behind)}
            >
              {t(texts.chooseAll)}
            </Button>
            {chosen.length > 0 && <UrgeDialog units={chosen} period={period} done={() => setChosen([])} />}
          </Group>
        )}
      </Group>
      <Rows
        label={texts.byUnit}
        least={900}
        heads={[
          words.unit,
          texts.regulation,
          texts.catalogue,
          texts.cycle,
          texts.decided,
          texts.dossiers,
          texts.urged,
        ]}
      >
        {units.map((one) => (
          <Table.Tr key={one.unit}>
            <Table.Td>
              <Group gap="xs" wrap="nowrap">
                {mayUrge && <ChooseUnit unit={one.unit} name={one.name} chosen={chosen} choose={setChosen} />}
                <Anchor component="button" type="button" ta="left" onClick={() => show(one.unit)}>
                  {one.name}
                </Anchor>
              </Group>
            </Table.Td>
            <Table.Td>{t(TEXTS[one.regulation.state] ?? words.none)}</Table.Td>
            <Table.Td>{t(TEXTS[one.catalogue.state] ?? words.none)}</Table.Td>
            <Table.Td>
              {stagesSaid(one.stages)
                .map(({ stage, count }) => `${t(STAGES[stage])}${count > 1 ? `: ${count}` : ''}`)
                .join(', ')}
            </Table.Td>
            <Table.Td>
              <BarCell
                share={one.subjects === 0 ? 0 : (one.levels.decided / one.subjects) * 100}
                says={`${one.levels.decided}/${one.subjects}`}
              />
            </Table.Td>
            <Table.Td>
              {one.dossiers.submitted + one.dossiers.received} / {one.dossiers.returned} / {one.dossiers.late}
            </Table.Td>
            <Table.Td>{one.urged.times === 0 ? '–' : `${one.urged.times} ${t(texts.times)}`}</Table.Td>
          </Table.Tr>
        ))}
      </Rows>
    </Stack>
  );
}
