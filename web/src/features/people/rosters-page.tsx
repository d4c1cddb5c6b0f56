import { Anchor, Button, FileInput, Group, Paper, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api, send } from '../../api/client.ts';
import type { paths } from '../../api/schema.generated.ts';
import { Answered } from '../../components/answered.tsx';
import { DayField } from '../../components/day-field.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { Rows } from '../../components/rows.tsx';
import { TAKEN_STATES } from '../../components/taken-states.ts';
import { UnitField } from '../../components/unit-field.tsx';
import { useUnitName } from '../../components/units.ts';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay, writtenMoment } from '../../i18n/written.ts';
import { useMay, useOwnUnit } from '../session/session.ts';
import { texts } from './texts.ts';

type Roster = paths['/api/v1/rosters']['post']['responses'][201]['content']['application/json'];

/** Lists put in as files, and the file to begin with. */
export function RostersPage() {
  const { t } = useSpeech();
  const may = useMay();
  const unitName = useUnitName();
  const [unit, setUnit] = useState(useOwnUnit());
  const query = useQuery({
    queryKey: ['rosters', unit],
    queryFn: () =>
      answerOf(
        api.GET('/api/v1/rosters', { params: { query: { limit: 100, ...(unit !== '' && { unit }) } } }),
      ),
  });
  return (
    <Page title={texts.rosters} says={texts.rostersSays}>
      <UnitField label={t(words.unit)} value={unit} onChange={setUnit} />
      {unit !== '' && may('roster.export') && <Exports unit={unit} />}
      {unit !== '' && may('roster.import') && <PutIn unit={unit} />}
      <Answered query={query}>
        {({ rosters }) =>
          rosters.length === 0 ? (
            <NothingHere says={texts.noRosters} />
          ) : (
            <Rows label={texts.rosters} heads={[texts.at, words.unit, texts.asOf, texts.state, texts.open]}>
              {rosters.map(({ id, uploadedAt, unit: of, on, state }) => (
                <Table.Tr key={id}>
                  <Table.Td>{writtenMoment(uploadedAt)}</Table.Td>
                  <Table.Td>{unitName(of)}</Table.Td>
                  <Table.Td>{writtenDay(on)}</Table.Td>
                  <Table.Td>{t(TAKEN_STATES[state])}</Table.Td>
                  <Table.Td>
                    <Anchor
                      renderRoot={(props) => (
                        <Link to="/rosters/$roster" params={{ roster: id }} {...props} />
                      )}
                    >
                      {t(texts.open)}
                    </Anchor>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Rows>
          )
        }
      </Answered>
    </Page>
  );
}

function Exports({ unit }: { readonly unit: string }) {
  const { t } = useSpeech();
  const link = (more: { readonly [name: string]: string }) =>
    `/api/v1/roster-file?${new URLSearchParams({ unit, ...more })}`;
  return (
    <Group gap="sm">
      <Text size="sm" fw={600}>
        {t(texts.export)}:
      </Text>
      <Anchor size="sm" href={link({ columns: 'standard' })} download>
        {t(texts.exportEvaluation)}
      </Anchor>
      <Anchor size="sm" href={link({ columns: 'full' })} download>
        {t(texts.exportFull)}
      </Anchor>
      <Anchor size="sm" href={link({ columns: 'full', carry: 'year' })} download>
        {t(texts.exportYear)}
      </Anchor>
    </Group>
  );
}

function PutIn({ unit }: { readonly unit: string }) {
  const { t } = useSpeech();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [file, setFile] = useState<File | null>(null);
  const [on, setOn] = useState('');
  const [ground, setGround] = useState('');
  const putting = useMutation({
    mutationFn: async (): Promise<Roster> => {
      if (file === null) throw new Error('no file was chosen');
      return (
        await send('POST', `/api/v1/rosters?${new URLSearchParams({ unit, on, ground })}`, file)
      ).json();
    },
    onSuccess: async ({ id }) => {
      await queries.invalidateQueries({ queryKey: ['rosters'] });
      await navigate({ to: '/rosters/$roster', params: { roster: id } });
    },
  });
  return (
    <Paper withBorder p="md">
      <form
        onSubmit={(event) => {
          event.preventDefault();
          putting.mutate();
        }}
      >
        <Stack gap="sm" maw={520}>
          <Title order={2} size="h4">
            {t(texts.putIn)}
          </Title>
          <FileInput label={t(texts.file)} accept=".xlsx,.csv" required value={file} onChange={setFile} />
          <DayField label={t(texts.asOf)} required value={on} onChange={setOn} />
          <TextInput
            label={t(words.ground)}
            required
            value={ground}
            onChange={(event) => setGround(event.currentTarget.value)}
          />
          {putting.error !== null && <ProblemNote error={putting.error} />}
          <Button type="submit" loading={putting.isPending} disabled={file === null}>
            {t(texts.putIn)}
          </Button>
        </Stack>
      </form>
    </Paper>
  );
}
