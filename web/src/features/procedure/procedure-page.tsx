import { Button, Group, NativeSelect, Stack, Table, Text, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useMemo, useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { useRatings } from '../../components/cycle.ts';
import { CyclePage } from '../../components/cycle-page.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Rows } from '../../components/rows.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { useMay } from '../session/session.ts';
import { texts } from './texts.ts';
import { WayList } from './way-list.tsx';
import { type Ways, waysShown } from './ways-shown.ts';

const AT_FIRST = 100;

/** The procedure of a cycle: how many are at which step of their kind, and of each who is waited for. */
export function ProcedurePage() {
  const { t } = useSpeech();
  const may = useMay();
  const path = useParams({ from: '/signed-in/cycles/$cycle/procedure' });
  const query = useQuery({
    queryKey: ['ways', path.cycle],
    queryFn: () => answerOf(api.GET('/api/v1/cycles/{cycle}/procedure', { params: { path } })),
  });
  const begin = (
    <FormDialog
      act={texts.begin}
      says={texts.beginSays}
      variant="filled"
      fields={{ ground: { kind: 'text', label: words.ground, isRequired: true } }}
      run={(body) => api.POST('/api/v1/cycles/{cycle}/procedure', { params: { path }, body })}
    />
  );
  return (
    <CyclePage
      cycle={path.cycle}
      title={texts.title}
      says={texts.says}
      acts={
        <Button variant="default" onClick={() => window.print()}>
          {t(words.print)}
        </Button>
      }
    >
      <Answered query={query}>
        {(ways) => (
          <Stack gap="lg">
            {!ways.hasProcedure && <NothingHere says={texts.noProcedure} />}
            {ways.hasProcedure && !ways.isCarried && (
              <NothingHere says={texts.notCarried} next={may('procedure.begin') && begin} />
            )}
            {ways.isCarried && (
              <Text size="sm">
                {t(texts.carriedOn)} {ways.ground}
              </Text>
            )}
            {ways.hasProcedure && !ways.isComputed && <NothingHere says={texts.notComputed} />}
            {ways.hasProcedure && ways.isComputed && ways.subjects.length === 0 && (
              <NothingHere says={texts.nobody} />
            )}
            {ways.subjects.length > 0 && <Known cycle={path.cycle} ways={ways} />}
          </Stack>
        )}
      </Answered>
    </CyclePage>
  );
}

function Known({ cycle, ways }: { readonly cycle: string; readonly ways: Ways }) {
  const { t } = useSpeech();
  const ratings = useRatings(cycle);
  const [wanted, setWanted] = useState({ sought: '', filter: '' });
  const [most, setMost] = useState(AT_FIRST);
  const found = useMemo(() => waysShown(ways.subjects, wanted), [ways, wanted]);
  const steps = new Map(ways.kinds.flatMap(({ steps: all }) => all.map(({ step, label }) => [step, label])));
  const heads = [
    ...[texts.step, texts.who, texts.waiting, texts.open],
    ...[texts.overdue, texts.done, texts.doneLate],
  ];
  return (
    <>
      {ways.kinds.map(({ regulation, kind, label, subjects, steps: all }) => (
        <Stack gap="xs" component="section" key={`${regulation}/${kind}`}>
          <Title order={2} size="h4">
            {t(label)} ({subjects})
          </Title>
          {ways.kinds.some((other) => other.regulation !== regulation) && (
            <Text size="sm" c="gray.7">
              {ratings.data?.find((one) => one.regulation === regulation)?.number ?? regulation}
            </Text>
          )}
          <Rows label={label} heads={heads} least={640}>
            {all.map(({ step, label: says, who, isOptional, counts }) => (
              <Table.Tr key={step}>
                <Table.Td>
                  {t(says)}
                  {isOptional && ` (${t(texts.whenNeeded)})`}
                </Table.Td>
                <Table.Td>{t(who)}</Table.Td>
                {[counts.waiting, counts.open, counts.overdue, counts.done, counts.doneLate].map(
                  (count, at) => (
                    <Table.Td key={heads[at + 2]?.en}>
                      {count === 0 ? '–' : at === 2 ? <b>{count}</b> : count}
                    </Table.Td>
                  ),
                )}
              </Table.Tr>
            ))}
          </Rows>
        </Stack>
      ))}
      <Stack gap="sm" component="section">
        <Title order={2} size="h4">
          {t(texts.subjects)}
        </Title>
        <Group gap="md" align="flex-end" className="no-print">
          <TextInput
            type="search"
            label={t(texts.find)}
            value={wanted.sought}
            onChange={(event) => {
              const sought = event.currentTarget.value;
              setWanted((before) => ({ ...before, sought }));
            }}
          />
          <NativeSelect
            label={t(texts.filter)}
            value={wanted.filter}
            onChange={(event) => {
              const filter = event.currentTarget.value;
              setWanted((before) => ({ ...before, filter }));
            }}
            data={[
              { value: '', label: t(texts.all) },
              { value: 'overdue', label: t(texts.onlyOverdue) },
              { value: 'late', label: t(texts.onlyLate) },
              ...[...steps].map(([value, label]) => ({ value, label: `${t(texts.atStep)}: ${t(label)}` })),
            ]}
          />
          <Text size="sm" mb={8} role="status">
            {found.length} {t(texts.shown)}
          </Text>
        </Group>
        {found.length > 0 && (
          <WayList cycle={cycle} ways={found.slice(0, most)} stepName={(step) => steps.get(step)} />
        )}
        {found.length > most && (
          <Button
            className="no-print"
            variant="default"
            maw={240}
            onClick={() => setMost((before) => before + 2 * AT_FIRST)}
          >
            {t(words.more)}
          </Button>
        )}
      </Stack>
    </>
  );
}
