import { Alert, Button, FileInput, Group, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api, send } from '../../api/client.ts';
import type { paths } from '../../api/schema.generated.ts';
import { Answered } from '../../components/answered.tsx';
import { ratedAs, useRegulations } from '../../components/cycle.ts';
import { NothingHere } from '../../components/nothing-here.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { Rows } from '../../components/rows.tsx';
import { WHY_NO_LEVEL } from '../../components/why-no-level.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenMoment } from '../../i18n/written.ts';
import { periodName } from '../../text/periods.ts';
import { useMay } from '../session/session.ts';
import { Arrivals } from './arrivals.tsx';
import { texts } from './texts.ts';
import { differencesOf, sumsOf } from './totals.ts';

type Taken =
  paths['/api/v1/units/{unit}/packages-received']['get']['responses'][200]['content']['application/json']['packages'][number];
type Opened =
  paths['/api/v1/packages-received/{package}']['get']['responses'][200]['content']['application/json'];

/** Packages that were taken in a unit, handing in another, and what became of every file. */
export function PackagesTaken({ unit }: { readonly unit: string }) {
  const may = useMay();
  const query = useQuery({
    queryKey: ['packages-taken', unit],
    queryFn: () =>
      answerOf(api.GET('/api/v1/units/{unit}/packages-received', { params: { path: { unit }, query: {} } })),
  });
  return (
    <>
      {may('package.take') && <HandIn unit={unit} />}
      <Arrivals unit={unit} />
      <Answered query={query}>
        {({ packages }) =>
          packages.length === 0 ? (
            <NothingHere says={texts.noneTaken} />
          ) : (
            <Stack gap="sm">
              {packages.map((one) => (
                <OnePackage key={one.id} one={one} />
              ))}
            </Stack>
          )
        }
      </Answered>
    </>
  );
}

function HandIn({ unit }: { readonly unit: string }) {
  const { t } = useSpeech();
  const queries = useQueryClient();
  const [file, setFile] = useState<File | null>(null);
  const handing = useMutation({
    mutationFn: (given: File) => send('POST', `/api/v1/units/${unit}/packages-received`, given),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['package-arrivals', unit] }),
  });
  return (
    <Paper withBorder p="md" className="no-print">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (file !== null) handing.mutate(file);
        }}
      >
        <Stack gap="sm">
          <FileInput
            label={t(texts.chooseFile)}
            accept=".gz"
            required
            value={file}
            onChange={(next) => {
              handing.reset();
              setFile(next);
            }}
          />
          {handing.error !== null && <ProblemNote error={handing.error} />}
          {handing.data !== undefined && (
            <Alert color="green" variant="light" role="status">
              {t(texts.handedIn)}
            </Alert>
          )}
          <Group>
            <Button type="submit" loading={handing.isPending} disabled={file === null}>
              {t(texts.take)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}

function OnePackage({ one }: { readonly one: Taken }) {
  const { t } = useSpeech();
  const [isOpen, { toggle }] = useDisclosure(false);
  return (
    <Paper withBorder p="sm">
      <Stack gap="xs" align="flex-start">
        <Title order={3} size="h5">
          {one.senderName} ({one.senderCode}) · {t(periodName(one.period))} · {t(texts.number)} {one.number}
        </Title>
        <Text size="sm">
          {t(texts.results)}: {one.results} · {writtenMoment(one.receivedAt)} ·{' '}
          {t(one.isLast ? texts.isLast : texts.isReplaced)}
        </Text>
        {one.unknownFields.length > 0 && (
          <Text size="sm">
            {t(texts.unknownFields)}: {one.unknownFields.join(', ')}
          </Text>
        )}
        <Button size="compact-sm" variant="default" aria-expanded={isOpen} onClick={toggle}>
          {t(texts.details)}
        </Button>
        {isOpen && <Details id={one.id} />}
      </Stack>
    </Paper>
  );
}

function Details({ id }: { readonly id: string }) {
  const query = useQuery({
    queryKey: ['package-taken', id],
    queryFn: () =>
      answerOf(api.GET('/api/v1/packages-received/{package}', { params: { path: { package: id } } })),
  });
  return <Answered query={query}>{(one) => <Totals one={one} before={one.before} />}</Answered>;
}

function Totals({ one, before }: { readonly one: Opened; readonly before: Opened['before'] }) {
  const { t } = useSpeech();
  const { data } = useRegulations();
  const known = data?.regulations ?? [];
  const numberOf = (id: string) => known.find(({ regulation }) => regulation === id)?.number ?? id;
  const kindOf = (kind: string) => t(kind === 'person' ? texts.people : texts.units);
  const levelOf = (of: { regulation: string; level: string | null; why: string | null }) =>
    of.level === null
      ? t(WHY_NO_LEVEL[of.why ?? ''] ?? { vi: of.why ?? '', en: of.why ?? '' })
      : t(ratedAs(known, of.regulation, of.level));
  const differences = before === undefined ? [] : differencesOf(before.totals, one.totals);
  return (
    <Stack gap="sm" w="100%">
      <Rows label={texts.totals} heads={[texts.regulation, texts.kind, texts.what, texts.count]}>
        {sumsOf(one.totals).map((sum) => (
          <Table.Tr key={JSON.stringify(sum)}>
            <Table.Td>{numberOf(sum.regulation)}</Table.Td>
            <Table.Td>{kindOf(sum.kind)}</Table.Td>
            <Table.Td>{levelOf(sum)}</Table.Td>
            <Table.Td>{sum.count}</Table.Td>
          </Table.Tr>
        ))}
      </Rows>
      {before !== undefined && differences.length === 0 && <Text size="sm">{t(texts.noDifference)}</Text>}
      {differences.length > 0 && (
        <>
          <Text size="sm" fw={600}>
            {t(texts.differences)}
          </Text>
          <Rows
            label={texts.differences}
            heads={[texts.unitCode, texts.kind, texts.what, texts.before, texts.after]}
          >
            {differences.map((row) => (
              <Table.Tr key={JSON.stringify(row)}>
                <Table.Td>{row.unit}</Table.Td>
                <Table.Td>{kindOf(row.kind)}</Table.Td>
                <Table.Td>{levelOf(row)}</Table.Td>
                <Table.Td>{row.before}</Table.Td>
                <Table.Td>{row.after}</Table.Td>
              </Table.Tr>
            ))}
          </Rows>
        </>
      )}
    </Stack>
  );
}
