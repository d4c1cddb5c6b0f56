import { Button, Group, NativeSelect, Paper, SimpleGrid, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, seen } from '../../api/client.ts';
import { Problem } from '../../api/problem.ts';
import { orNull } from '../../components/choice-of.ts';
import { PersonField } from '../../components/person-field.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { UnitField } from '../../components/unit-field.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { periodName } from '../../text/periods.ts';
import { askedColumns, type Cells, faultOf, rowsShown, type Sheet } from './file-rows.ts';
import { SheetForm } from './sheet-form.tsx';
import {
  documentAt,
  isSaidInFile,
  isWhole,
  officeRows,
  placeAsked,
  type RecordedRow,
  type RowsPlace,
  rowsAt,
} from './sheet-rows.ts';
import { texts } from './sheets-texts.ts';

type Named = RowsPlace & { readonly name: string };

/** Rows of a sheet for one person or unit in one period, with the document they stand on. */
export function SheetEntry({
  cycle,
  sheet,
  rows,
  version,
  first,
}: {
  readonly cycle: string;
  readonly sheet: Sheet;
  readonly rows: readonly RecordedRow[];
  readonly version: string;
  /** Whose rows are changed; undefined where somebody new is to be chosen. */
  readonly first: Named | undefined;
}) {
  const { t } = useSpeech();
  const queries = useQueryClient();
  const onlyPeriod = sheet.periods.length === 1 ? (sheet.periods[0] ?? '') : '';
  const [place, setPlace] = useState<Named>(
    first ?? { subject: '', name: '', period: onlyPeriod, rater: '' },
  );
  const [typed, setTyped] = useState<{ readonly [key: string]: Cells | null }>({});
  const [document, setDocument] = useState(() => documentAt(rows, place));
  const [reason, setReason] = useState('');
  const send = officeRows(sheet, typed, place);
  const saving = useMutation({
    mutationFn: () =>
      api.PUT('/api/v1/cycles/{cycle}/sheets/{sheet}', {
        params: { path: { cycle, sheet: sheet.id } },
        headers: seen(version),
        body: { rows: send, document: orNull(document), reason: orNull(reason) },
      }),
    onSuccess: () => queries.invalidateQueries(),
  });
  const problem = saving.error instanceof Problem ? saving.error : undefined;
  const isWrong = Object.values(typed).some((cells) =>
    askedColumns(sheet).some((column) => faultOf(column, cells?.[column.id] ?? '') !== undefined),
  );
  const choose = (next: Partial<Named>) => {
    const chosen = { ...place, ...next };
    setPlace(chosen);
    setDocument(documentAt(rows, chosen));
    setTyped({});
    saving.reset();
  };
  return (
    <Paper withBorder p="md" component="section" aria-label={t(texts.enter)} className="no-print">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          saving.mutate();
        }}
      >
        <Stack gap="sm">
          <Title order={2} size="h4">
            {t(texts.enter)}
          </Title>
          <Place sheet={sheet} place={place} choose={choose} fault={problem?.of('rows.0.subject')} />
          {!isWhole(sheet, place) ? (
            <Text size="sm">{t(texts.choosePlace)}</Text>
          ) : isSaidInFile(sheet, rows, place) ? (
            <Text size="sm">{t(texts.saidInFile)}</Text>
          ) : (
            <>
              <SheetForm
                sheet={sheet}
                rows={rowsShown(rowsAt(sheet, rows, place), typed)}
                change={(key, cells) => setTyped((before) => ({ ...before, [key]: cells }))}
                beside={undefined}
                fault={(key, column) => {
                  const at = send.findIndex((row) => row.key === key);
                  return at < 0 ? undefined : problem?.of(`rows.${at}.cells.${column}`);
                }}
                isReading={false}
              />
              <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
                <TextInput
                  label={t(texts.paper)}
                  autoComplete="off"
                  value={document}
                  onChange={(event) => setDocument(event.currentTarget.value)}
                />
                <TextInput
                  label={t(texts.reason)}
                  autoComplete="off"
                  value={reason}
                  onChange={(event) => setReason(event.currentTarget.value)}
                />
              </SimpleGrid>
              {saving.error !== null && <ProblemNote error={saving.error} />}
              <Group gap="sm">
                <Button type="submit" loading={saving.isPending} disabled={send.length === 0 || isWrong}>
                  {t(words.save)}
                </Button>
              </Group>
            </>
          )}
        </Stack>
      </form>
    </Paper>
  );
}

/** Whom the rows are about, in which period, by whom. */
function Place({
  sheet,
  place,
  choose,
  fault,
}: {
  readonly sheet: Sheet;
  readonly place: Named;
  readonly choose: (next: Partial<Named>) => void;
  readonly fault: string | undefined;
}) {
  const { t } = useSpeech();
  const { period, rater } = placeAsked(sheet);
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
      {place.name === '' ? (
        <Subject about={sheet.about} value={place.subject} choose={choose} fault={fault} />
      ) : (
        <Stack gap={4} align="flex-start">
          <Text fw={600}>
            {place.name} ({place.subject})
          </Text>
          <Button size="xs" variant="default" onClick={() => choose({ subject: '', name: '' })}>
            {t(texts.another)}
          </Button>
        </Stack>
      )}
      {period && (
        <NativeSelect
          label={t(texts.period)}
          required
          value={place.period}
          data={[
            { value: '', label: t(words.none) },
            ...sheet.periods.map((one) => ({ value: one, label: t(periodName(one)) })),
          ]}
          onChange={(event) => choose({ period: event.currentTarget.value })}
        />
      )}
      {rater !== undefined && (
        <NativeSelect
          label={t(rater.label)}
          required={rater.required}
          value={place.rater}
          data={[
            { value: '', label: t(words.none) },
            ...(rater.options ?? []).map(({ id, label }) => ({ value: id, label: t(label) })),
          ]}
          onChange={(event) => choose({ rater: event.currentTarget.value })}
        />
      )}
    </SimpleGrid>
  );
}

/** A person or a unit, by the code a workbook has for them. */
function Subject({
  about,
  value,
  choose,
  fault,
}: {
  readonly about: Sheet['about'];
  readonly value: string;
  readonly choose: (next: Partial<Named>) => void;
  readonly fault: string | undefined;
}) {
  const { t } = useSpeech();
  const [kind, setKind] = useState<'person' | 'unit'>(about === 'unit' ? 'unit' : 'person');
  const said = { value, required: true, error: fault };
  const set = (subject: string) => choose({ subject });
  return (
    <Stack gap="xs">
      {about === 'any' && (
        <NativeSelect
          label={t(texts.kind)}
          value={kind}
          data={[
            { value: 'person', label: t(texts.person) },
            { value: 'unit', label: t(texts.unit) },
          ]}
          onChange={(event) => {
            setKind(event.currentTarget.value === 'unit' ? 'unit' : 'person');
            set('');
          }}
        />
      )}
      {kind === 'unit' ? (
        <UnitField {...said} label={t(texts.unit)} by="code" onChange={set} />
      ) : (
        <PersonField {...said} label={t(texts.person)} by="staffCode" onChange={set} />
      )}
    </Stack>
  );
}
