import { Alert, Button, List, Paper, Stack, Text, Title } from '@mantine/core';
import '@mantine/core/styles/List.css';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { ratedAs, useRatings } from '../../components/cycle.ts';
import { CyclePage } from '../../components/cycle-page.tsx';
import { PapersOf } from '../../components/papers-of.tsx';
import { useUnitName } from '../../components/units.ts';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay, writtenMoment, writtenScore } from '../../i18n/written.ts';
import { periodName } from '../../text/periods.ts';
import { useMay } from '../session/session.ts';
import type { Dossier } from './dossier.ts';
import { DossierActs } from './dossier-acts.tsx';
import { DossierLines } from './dossier-lines.tsx';
import { ACTS, inRegister, STATES, texts } from './texts.ts';

/** One dossier: its papers, everything that stands against it, and what goes beside it. */
export function DossierPage() {
  const { t } = useSpeech();
  const path = useParams({ from: '/signed-in/dossiers/$dossier' });
  const query = useQuery({
    queryKey: ['dossier', path.dossier],
    queryFn: () => answerOf(api.GET('/api/v1/dossiers/{dossier}', { params: { path } })),
  });
  return (
    <Answered query={query} titled={texts.one}>
      {(dossier) => (
        <CyclePage
          cycle={dossier.cycle}
          title={texts.one}
          acts={
            <>
              <DossierActs dossier={dossier} />
              <Button variant="default" onClick={() => window.print()}>
                {t(words.print)}
              </Button>
            </>
          }
        >
          <Shown dossier={dossier} />
        </CyclePage>
      )}
    </Answered>
  );
}

function Shown({ dossier }: { readonly dossier: Dossier }) {
  const { t } = useSpeech();
  const may = useMay();
  const unitName = useUnitName();
  const { subject, name, unit, recipient, state, dueOn, round, steps } = dossier;
  const isOpen = state === 'draft' || state === 'returned';
  return (
    <Stack gap="lg">
      <Paper withBorder p="md" component="section">
        <Stack gap={4}>
          <Text fw={600}>
            {name === null ? subject : `${name} (${subject})`} · {t(STATES[state])}
          </Text>
          <Text size="sm">
            {unitName(unit)} → {unitName(recipient)} · {t(texts.round)} {round}
          </Text>
          {dueOn !== null && (
            <Text size="sm">
              {t(texts.due)}: {writtenDay(dueOn)}
            </Text>
          )}
          <PapersOf cycle={dossier.cycle} about="dossier" of={dossier.id} />
        </Stack>
      </Paper>
      {isOpen && <Check dossier={dossier} />}
      <Stack gap="sm" component="section">
        <Title order={2} size="h4">
          {t(texts.cover)}
        </Title>
        <DossierLines dossier={dossier} mayChange={may('dossier.prepare') && isOpen} />
      </Stack>
      <Beside dossier={dossier} />
      {steps.length > 0 && (
        <Stack gap="xs" component="section">
          <Title order={2} size="h4">
            {t(texts.history)}
          </Title>
          {steps.map(({ number, act, takenAt, takenByName, isLate, words: said }) => (
            <Stack gap={2} key={number}>
              <Text size="sm">
                {writtenMoment(takenAt)} · {t(ACTS[act])} · {takenByName}
                {isLate && ` (${t(texts.late)})`}
              </Text>
              {Object.entries(said).map(([about, text]) => (
                <Text size="sm" key={about} pl="md">
                  {dossier.lines.find(({ line }) => line === about)?.label ?? about}: {text}
                </Text>
              ))}
            </Stack>
          ))}
        </Stack>
      )}
    </Stack>
  );
}

/** Everything that is lacking, wrong or to be explained, at once. */
function Check({ dossier: { faults, findings } }: { readonly dossier: Dossier }) {
  const { t } = useSpeech();
  const isWell = faults.length + findings.length === 0;
  return (
    <Alert
      color={faults.length > 0 ? 'red' : 'blue'}
      variant="light"
      title={t(texts.check)}
      className="no-print"
    >
      {isWell && <Text size="sm">{t(texts.allWell)}</Text>}
      {(
        [
          [texts.faults, faults],
          [texts.findings, findings],
        ] as const
      ).map(([label, found]) =>
        found.length === 0 ? null : (
          <Stack gap={4} key={label.en}>
            <Text size="sm" fw={600}>
              {t(label)}
            </Text>
            <List size="sm">
              {found.map(({ pointer, code, message }) => (
                <List.Item key={`${pointer}/${code}`}>{t(message)}</List.Item>
              ))}
            </List>
          </Stack>
        ),
      )}
    </Alert>
  );
}

/** What whoever receives it compares: the proposal, earlier results, registers, the level of the unit. */
function Beside({ dossier: { beside, cycle, regulation } }: { readonly dossier: Dossier }) {
  const { t } = useSpeech();
  const ratings = useRatings(cycle);
  const labelOf = (level: string | null) =>
    level === null ? '–' : t(ratedAs(ratings.data ?? [], regulation, level));
  return (
    <Stack gap="xs" component="section">
      <Title order={2} size="h4">
        {t(texts.beside)}
      </Title>
      <Text size="sm">
        {t(texts.proposed)}: {labelOf(beside.proposed)}
      </Text>
      {beside.collective !== null && (
        <Text size="sm">
          {t(texts.collective)} ({beside.collective.subject}): {labelOf(beside.collective.level)}
        </Text>
      )}
      <Text size="sm">
        {t(texts.earlier)}:{' '}
        {beside.earlier
          .map(
            ({ period, level, score }) =>
              `${t(periodName(period))}: ${labelOf(level)}${score === null ? '' : ` (${writtenScore(score)})`}`,
          )
          .join('; ') || t(texts.nothing)}
      </Text>
      <Text size="sm">
        {t(texts.entries)}:{' '}
        {beside.entries
          .map(({ register, on, state }) => `${t(inRegister(register, state))} ${writtenDay(on)}`)
          .join('; ') || t(texts.nothing)}
      </Text>
    </Stack>
  );
}
