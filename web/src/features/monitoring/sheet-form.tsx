import { Button, Group, NativeSelect, Paper, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import { DayField } from '../../components/day-field.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenNumber } from '../../i18n/written.ts';
import { askedColumns, type Cells, type Column, faultOf, type Sheet } from './file-rows.ts';
import { texts } from './texts.ts';

interface Said {
  /** What the person said, where somebody else speaks now. */
  readonly beside: Cells | undefined;
  readonly fault: (key: string, column: string) => string | undefined;
  /** Whether nothing is asked: values are shown as they stand. */
  readonly isReading: boolean;
}

/** A sheet of a file as questions: the regulation's own words beside each, numbers with what they may be. */
export function SheetForm({
  sheet,
  rows,
  change,
  ...said
}: Said & {
  readonly sheet: Sheet;
  readonly rows: ReadonlyMap<string, Cells>;
  readonly change: (key: string, cells: Cells | null) => void;
}) {
  const { t } = useSpeech();
  return (
    <Paper withBorder p="md" component="section" aria-label={t(sheet.label)}>
      <Stack gap="sm">
        <Title order={2} size="h4">
          {t(sheet.label)}
        </Title>
        {sheet.articles.length > 0 && (
          <details>
            <summary>{t(texts.guidance)}</summary>
            {sheet.articles.map(({ ref, says }) => (
              <Text size="sm" key={ref} mt={4}>
                {ref}: {t(says)}
              </Text>
            ))}
          </details>
        )}
        {sheet.hasMany ? (
          <ManyRows sheet={sheet} rows={rows} change={change} {...said} />
        ) : (
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
            {askedColumns(sheet).map((column) => (
              <Cell
                key={column.id}
                column={column}
                cells={[...rows.values()][0] ?? {}}
                change={(cells) => change([...rows.keys()][0] ?? '', cells)}
                beside={said.beside?.[column.id]}
                fault={said.fault([...rows.keys()][0] ?? '', column.id)}
                isReading={said.isReading}
              />
            ))}
          </SimpleGrid>
        )}
      </Stack>
    </Paper>
  );
}

function ManyRows({
  sheet,
  rows,
  change,
  fault,
  isReading,
}: Said & {
  readonly sheet: Sheet;
  readonly rows: ReadonlyMap<string, Cells>;
  readonly change: (key: string, cells: Cells | null) => void;
}) {
  const { t } = useSpeech();
  const columns = askedColumns(sheet);
  // What is asked of everything stands open; what only exceptions have is one press away.
  const last = columns.findLastIndex(({ required }) => required) + 1;
  const [usual, exceptions] = [columns.slice(0, last + 1), columns.slice(last + 1)];
  const cell = (column: Column, key: string, cells: Cells) => (
    <Cell
      key={column.id}
      column={column}
      cells={cells}
      change={(next) => change(key, next)}
      beside={undefined}
      fault={fault(key, column.id)}
      isReading={isReading}
    />
  );
  return (
    <Stack gap="sm">
      {[...rows].map(([key, cells], at) => (
        <Paper withBorder p="sm" key={key} role="group" aria-label={`${t(sheet.label)} ${at + 1}`}>
          <Stack gap="xs">
            <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="xs">
              {usual.map((column) => cell(column, key, cells))}
            </SimpleGrid>
            {exceptions.length > 0 && (
              <details>
                <summary>{t(texts.more)}</summary>
                <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="xs" mt="xs">
                  {exceptions.map((column) => cell(column, key, cells))}
                </SimpleGrid>
              </details>
            )}
            {!isReading && (
              <Group>
                <Button size="xs" variant="default" onClick={() => change(key, null)}>
                  {t(texts.removeRow)}
                </Button>
              </Group>
            )}
          </Stack>
        </Paper>
      ))}
      {isReading ? (
        rows.size === 0 && <Text size="sm">{t(texts.noRows)}</Text>
      ) : (
        <Group>
          <Button size="sm" variant="default" onClick={() => change(crypto.randomUUID(), {})}>
            {t(texts.addRow)}
          </Button>
        </Group>
      )}
    </Stack>
  );
}

function Cell({
  column,
  cells,
  change,
  beside,
  fault,
  isReading,
}: {
  readonly column: Column;
  readonly cells: Cells;
  readonly change: (cells: Cells) => void;
  readonly beside: string | undefined;
  readonly fault: string | undefined;
  readonly isReading: boolean;
}) {
  const { t } = useSpeech();
  const { id, label, kind, options, atLeast, atMost, note } = column;
  const value = cells[id] ?? '';
  const set = (text: string) => change({ ...cells, [id]: text });
  const limits =
    atLeast !== null && atMost !== null
      ? `${t(texts.from)} ${writtenNumber(atLeast)} ${t(texts.upTo)} ${writtenNumber(atMost)}`
      : undefined;
  const self = beside === undefined ? undefined : `${t(texts.selfSaid)}: ${writtenNumber(beside)}`;
  const description = [note === null ? undefined : t(note), limits, self].filter(Boolean).join(' · ');
  const atOnce = faultOf(column, value);
  const said = {
    label: t(label),
    ...(description !== '' && { description }),
    error: atOnce === undefined ? fault : t(texts[atOnce]),
  };
  const choices =
    options?.map((option) => ({ value: option.id, label: t(option.label) })) ??
    (kind === 'flag' ? YES_NO(t) : []);
  if (isReading) {
    const shown = choices.find((choice) => choice.value === value)?.label ?? writtenNumber(value);
    return <TextInput {...said} readOnly value={kind === 'number' || choices.length > 0 ? shown : value} />;
  }
  if (choices.length > 0)
    return (
      <NativeSelect
        {...said}
        value={value}
        data={[{ value: '', label: t(texts.notSaid) }, ...choices]}
        onChange={(event) => set(event.currentTarget.value)}
      />
    );
  if (kind === 'day') return <DayField label={t(label)} value={value} onChange={set} error={said.error} />;
  return (
    <TextInput
      {...said}
      autoComplete="off"
      {...(kind === 'number' && { inputMode: 'decimal' })}
      value={kind === 'number' ? writtenNumber(value) : value}
      onChange={(event) => set(event.currentTarget.value)}
    />
  );
}

const YES_NO = (t: (text: typeof words.yes) => string) => [
  { value: 'yes', label: t(words.yes) },
  { value: 'no', label: t(words.no) },
];
