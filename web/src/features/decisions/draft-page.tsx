import { Button, NativeSelect, Paper, Stack, Textarea } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { orNull } from '../../components/choice-of.ts';
import { useCycle, useRatings } from '../../components/cycle.ts';
import { CyclePage } from '../../components/cycle-page.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { UnitField } from '../../components/unit-field.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import type { Decision } from './decision.ts';
import { type Candidate, type Chosen, candidatesOf, chosenIn } from './draft.ts';
import { DraftItems } from './draft-items.tsx';
import { DraftParts, type Part } from './draft-parts.tsx';
import { KINDS, texts } from './texts.ts';

type Kind = keyof typeof KINDS;

/**
 * Drafts the document of a decision: for whom, at which level, on which basis; or one that replaces another, or one that was
 * sent back, drafted again.
 */
export function DecisionDraftPage() {
  const path = useParams({ from: '/signed-in/cycles/$cycle/decision-draft' });
  const { again } = useSearch({ from: '/signed-in/cycles/$cycle/decision-draft' });
  const before = useQuery({
    queryKey: ['decision', again],
    enabled: again !== undefined,
    queryFn: () =>
      answerOf(api.GET('/api/v1/decisions/{decision}', { params: { path: { decision: again ?? '' } } })),
  });
  const levels = useQuery({
    queryKey: ['levels', path.cycle],
    staleTime: 60_000,
    queryFn: () => answerOf(api.GET('/api/v1/cycles/{cycle}/levels', { params: { path } })),
  });
  const ratings = useRatings(path.cycle);
  const cycle = useCycle(path.cycle);
  const ready = {
    data:
      levels.data && ratings.data && cycle.data && (again === undefined || before.data)
        ? { levels: levels.data, ratings: ratings.data, unit: cycle.data.unit, before: before.data }
        : undefined,
    error: levels.error ?? ratings.error ?? cycle.error ?? before.error,
    refetch: levels.refetch,
  };
  return (
    <CyclePage cycle={path.cycle} title={texts.draft} says={texts.draftSays}>
      <Answered query={ready}>{(known) => <Draft cycle={path.cycle} {...known} />}</Answered>
    </CyclePage>
  );
}

function Draft({
  cycle,
  levels,
  ratings,
  unit: top,
  before,
}: {
  readonly cycle: string;
  readonly levels: Parameters<typeof candidatesOf>[0];
  readonly ratings: NonNullable<ReturnType<typeof useRatings>['data']>;
  readonly unit: string;
  /** The draft that is drafted again. */
  readonly before: Decision | undefined;
}) {
  const { t } = useSpeech();
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { replaces } = useSearch({ from: '/signed-in/cycles/$cycle/decision-draft' });
  const rated = ratings.filter(({ regulation }) =>
    levels.levels.some((level) => level.regulation === regulation),
  );
  const [regulation, setRegulation] = useState(before?.regulation ?? rated[0]?.regulation ?? '');
  const [kind, setKind] = useState<Kind>(before?.kind ?? (replaces === undefined ? 'first' : 'replacement'));
  const [unit, setUnit] = useState(before?.unit ?? top);
  const [basis, setBasis] = useState(before?.basis ?? '');
  const candidates: readonly Candidate[] = candidatesOf(levels, { regulation, kind });
  const [chosen, setChosen] = useState<ReadonlyMap<string, Chosen>>(() =>
    before === undefined ? new Map() : chosenIn(before, candidates),
  );
  const [parts, setParts] = useState<readonly Part[]>(
    () =>
      before?.parts.map(({ part, unit: body, matter }) => ({ key: String(part), unit: body, matter })) ?? [],
  );
  const rating = rated.find((one) => one.regulation === regulation);
  const drafting = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/api/v1/cycles/{cycle}/decisions', {
          params: { path: { cycle } },
          body: {
            ...{ regulation, unit, kind, basis },
            items: [...chosen].map(([subject, { level, reason, document }]) => ({
              ...{ subject, level, reason: orNull(reason), document: orNull(document) },
            })),
            parts: parts.flatMap(({ unit: body, matter }) => (body === '' ? [] : [{ unit: body, matter }])),
          },
        }),
      ),
    onSuccess: async ({ id }) => {
      if (before !== undefined) await putAside(before.id);
      await queries.invalidateQueries();
      await navigate({ to: '/decisions/$decision', params: { decision: id } });
    },
  });
  const begin = (change: () => void) => {
    change();
    setChosen(new Map());
  };
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        drafting.mutate();
      }}
    >
      <Stack gap="md">
        <Paper withBorder p="md">
          <Stack gap="sm" maw={640}>
            {rated.length > 1 && (
              <NativeSelect
                label={t(texts.regulation)}
                value={regulation}
                onChange={(event) => {
                  const given = event.currentTarget.value;
                  begin(() => setRegulation(given));
                }}
                data={rated.map(({ regulation: value, number }) => ({ value, label: number }))}
              />
            )}
            <NativeSelect
              label={t(texts.kind)}
              value={kind}
              onChange={(event) => {
                const given: Kind = event.currentTarget.value === 'first' ? 'first' : 'replacement';
                begin(() => setKind(given));
              }}
              data={Object.entries(KINDS).map(([value, label]) => ({ value, label: t(label) }))}
            />
            <UnitField label={t(words.unit)} required value={unit} onChange={setUnit} />
            <Textarea
              label={t(texts.basis)}
              required
              rows={3}
              value={basis}
              onChange={(event) => setBasis(event.currentTarget.value)}
            />
          </Stack>
        </Paper>
        <DraftItems
          candidates={candidates}
          rating={rating}
          needsGround={kind === 'replacement'}
          chosen={chosen}
          onChange={setChosen}
        />
        <DraftParts parts={parts} onChange={setParts} />
        {drafting.error !== null && <ProblemNote error={drafting.error} />}
        <Button type="submit" disabled={chosen.size === 0} loading={drafting.isPending} maw={280}>
          {t(texts.draft)}
        </Button>
      </Stack>
    </form>
  );
}

/**
 * Of two drafts about the same people only the new one goes on. Where the old one may not be withdrawn, or was meanwhile, it
 * stays in the list as it is.
 */
const putAside = (decision: string): Promise<unknown> =>
  api
    .POST('/api/v1/decisions/{decision}/withdraw', {
      params: { path: { decision } },
      body: { reason: REDRAFTED },
    })
    .catch(() => undefined);

/** Kept with the act: it stands in the log of a Vietnamese office, whichever language the page is read in. */
const REDRAFTED = 'Đã soạn lại thành dự thảo khác';
