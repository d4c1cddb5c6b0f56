import { Anchor, Button, Group, Paper, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { ratedAs, useRatings } from '../../components/cycle.ts';
import { CyclePage } from '../../components/cycle-page.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { PapersOf } from '../../components/papers-of.tsx';
import { Rows } from '../../components/rows.tsx';
import { useUnitName } from '../../components/units.ts';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay, writtenMoment } from '../../i18n/written.ts';
import { useMay } from '../session/session.ts';
import type { Decision } from './decision.ts';
import { DecisionActs } from './decision-acts.tsx';
import { withoutLevel } from './draft.ts';
import { ItemList } from './item-list.tsx';
import { SendAll } from './send-all.tsx';
import { ACTS, KINDS, NEXT, STATES, texts } from './texts.ts';

/** The document of a decision: where it stands and what is next, its list, its parts, its notices. */
export function DecisionPage() {
  const path = useParams({ from: '/signed-in/decisions/$decision' });
  const query = useQuery({
    queryKey: ['decision', path.decision],
    queryFn: () => answerOf(api.GET('/api/v1/decisions/{decision}', { params: { path } })),
  });
  return (
    <Answered query={query} titled={texts.title}>
      {(decision) => (
        <CyclePage
          cycle={decision.cycle}
          title={KINDS[decision.kind]}
          acts={<DecisionActs decision={decision} />}
        >
          <Shown decision={decision} />
        </CyclePage>
      )}
    </Answered>
  );
}

function Shown({ decision }: { readonly decision: Decision }) {
  const { t } = useSpeech();
  const unitName = useUnitName();
  const ratings = useRatings(decision.cycle);
  const { id, state, number, day, basis, unit, decidedAt, acts, parts } = decision;
  const isOut = state === 'numbered' || state === 'published';
  return (
    <Stack gap="lg">
      <Paper withBorder p="md" component="section">
        <Stack gap={4}>
          <Text fw={600}>
            {number === null ? t(texts.noNumber) : `${number} · ${day === null ? '' : writtenDay(day)}`} ·{' '}
            {t(STATES[state])}
          </Text>
          <Text size="sm">{unitName(unit)}</Text>
          <Text size="sm">
            {t(texts.basis)}: {basis}
          </Text>
          {decidedAt !== null && (
            <Text size="sm">
              {t(texts.decidedAt)} {writtenMoment(decidedAt)}
            </Text>
          )}
          {(state === 'drafted' || state === 'returned' || state === 'submitted') && (
            <WithoutLevel decision={decision} />
          )}
          <PapersOf cycle={decision.cycle} about="decision" of={id} />
          <Text size="sm" className="no-print">
            <b>{t(texts.next)}:</b> {t(NEXT[state])}
          </Text>
        </Stack>
      </Paper>
      <Stack gap="sm" component="section">
        <Group justify="space-between">
          <Title order={2} size="h4">
            {t(texts.levelList)} ({decision.items.length})
          </Title>
          {isOut && <SendAll decision={decision} />}
        </Group>
        <ItemList
          decision={decision}
          nameOf={(level) => ratedAs(ratings.data ?? [], decision.regulation, level)}
        />
      </Stack>
      {parts.length > 0 && <Parts decision={decision} />}
      <Stack gap="sm" component="section">
        <Title order={2} size="h4">
          {t(texts.history)}
        </Title>
        <Rows label={texts.history} heads={[texts.act, texts.on, texts.saysWhat]}>
          {acts.map(({ act, takenAt, text, agrees }) => (
            <Table.Tr key={`${act}/${takenAt}`}>
              <Table.Td>{t(ACTS[act])}</Table.Td>
              <Table.Td>{writtenMoment(takenAt)}</Table.Td>
              <Table.Td>
                {[agrees === true ? t(texts.agrees) : undefined, text ?? undefined]
                  .filter((one) => one !== undefined)
                  .join(': ') || '–'}
              </Table.Td>
            </Table.Tr>
          ))}
        </Rows>
      </Stack>
      <Group className="no-print">
        {state === 'published' && (
          <Anchor
            renderRoot={(props) => (
              <Link to="/decisions/$decision/publication" params={{ decision: id }} {...props} />
            )}
          >
            {t(texts.list)}
          </Anchor>
        )}
        <Button variant="default" size="sm" onClick={() => window.print()}>
          {t(words.print)}
        </Button>
      </Group>
    </Stack>
  );
}

/** While it can still be drafted otherwise: how many it cannot be about, since they have no level yet. */
function WithoutLevel({ decision: { cycle, regulation } }: { readonly decision: Decision }) {
  const { t } = useSpeech();
  const { data } = useQuery({
    queryKey: ['levels', cycle],
    staleTime: 60_000,
    queryFn: () => answerOf(api.GET('/api/v1/cycles/{cycle}/levels', { params: { path: { cycle } } })),
  });
  const count = data === undefined ? 0 : withoutLevel(data, regulation);
  return count === 0 ? null : (
    <Text size="sm" c="red.9">
      {count} {t(texts.withoutLevel)}
    </Text>
  );
}

/** Bodies that answer for a part of the proposal, and what they said of it. */
function Parts({ decision: { id, parts, state } }: { readonly decision: Decision }) {
  const { t } = useSpeech();
  const may = useMay();
  const unitName = useUnitName();
  const isOpen = state === 'drafted' || state === 'returned';
  return (
    <Stack gap="sm" component="section">
      <Title order={2} size="h4">
        {t(texts.parts)}
      </Title>
      <Text size="sm">{t(texts.partsSay)}</Text>
      <Rows label={texts.parts} heads={[texts.unit, texts.matter, texts.statement]}>
        {parts.map(({ part, unit, matter, statement, signedAt }) => (
          <Table.Tr key={part}>
            <Table.Td>{unitName(unit)}</Table.Td>
            <Table.Td>{matter}</Table.Td>
            <Table.Td>
              {statement === null ? t(texts.unsigned) : statement}
              {signedAt !== null && ` (${writtenMoment(signedAt)})`}
              {statement === null && isOpen && may('decision.signPart') && (
                <FormDialog
                  act={texts.sign}
                  size="xs"
                  fields={{ statement: { kind: 'area', label: texts.statement, isRequired: true } }}
                  run={(body) =>
                    api.POST('/api/v1/decisions/{decision}/parts/{part}/signature', {
                      params: { path: { decision: id, part } },
                      body,
                    })
                  }
                />
              )}
            </Table.Td>
          </Table.Tr>
        ))}
      </Rows>
    </Stack>
  );
}
