import { Alert, Anchor, Button, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { answerOf, api, send } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { keepAnswer } from '../../components/keep-file.ts';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { EffectShown } from './effect-shown.tsx';
import { simulationsQuery } from './lab-queries.ts';
import { Movers } from './movers.tsx';
import { texts } from './texts.ts';

/** What came of one trial; while it is computed the page waits and says so. */
export function SimulationPage() {
  const { t } = useSpeech();
  const { unit, simulation } = useParams({ from: '/signed-in/policy-lab/$unit/$simulation' });
  const all = useQuery(simulationsQuery(unit));
  const row = all.data?.simulations.find(({ id }) => id === simulation);
  const isOver = row !== undefined && row.outcome !== null;
  return (
    <Page
      title={row === undefined ? texts.title : { vi: row.title, en: row.title }}
      acts={
        row?.outcome === 'done' && (
          <>
            <Button variant="default" onClick={() => window.print()}>
              {t(words.print)}
            </Button>
            <Sheet simulation={simulation} />
          </>
        )
      }
    >
      <Alert color="orange" variant="light">
        <Text fw={600}>{t(texts.mark)}</Text>
      </Alert>
      <Answered query={all}>
        {() =>
          isOver ? (
            <Opened simulation={simulation} />
          ) : (
            <NothingHere says={row ? texts.running : texts.none} />
          )
        }
      </Answered>
      <Anchor
        className="no-print"
        renderRoot={(props) => <Link to="/policy-lab" search={{ unit }} {...props} />}
      >
        {t(texts.back)}
      </Anchor>
    </Page>
  );
}

function Opened({ simulation }: { readonly simulation: string }) {
  const { t } = useSpeech();
  const query = useQuery({
    queryKey: ['simulation', simulation],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () =>
      answerOf(api.GET('/api/v1/simulations/{simulation}', { params: { path: { simulation } } })),
  });
  return (
    <Answered query={query}>
      {({ result, pack }) => (
        <Stack gap="xl">
          {pack !== null && (
            <Anchor
              className="no-print"
              renderRoot={(props) => <Link to="/draft-comments/$pack" params={{ pack }} {...props} />}
            >
              {t(texts.comments)}
            </Anchor>
          )}
          {result !== null && 'problems' in result && (
            <Alert color="red" variant="light" title={t(texts.failed)}>
              <Stack gap="xs">
                {result.problems.map((problem) => (
                  <Text key={problem.vi} size="sm">
                    {t(problem)}
                  </Text>
                ))}
              </Stack>
            </Alert>
          )}
          {result !== null &&
            'effects' in result &&
            result.effects.map((effect) => <EffectShown key={effect.before.regulation} effect={effect} />)}
          {result !== null && 'effects' in result && (
            <Movers
              simulation={simulation}
              labels={new Map(result.effects.map(({ before, labels }) => [before.regulation, labels]))}
            />
          )}
        </Stack>
      )}
    </Answered>
  );
}

/** The impact sheet as a file. */
function Sheet({ simulation }: { readonly simulation: string }) {
  return (
    <FormDialog
      act={texts.sheet}
      says={texts.sheetSays}
      fields={{
        kind: {
          kind: 'choice',
          label: texts.kind,
          isRequired: true,
          options: { docx: { vi: 'DOCX', en: 'DOCX' }, pdf: { vi: 'PDF', en: 'PDF' } },
        },
        inFull: { kind: 'flag', label: texts.inFull },
        drafter: { kind: 'text', label: texts.drafter, isRequired: true },
        signatory: { kind: 'text', label: texts.signatory, isRequired: true },
        place: { kind: 'text', label: texts.place, isRequired: true },
      }}
      first={{ drafter: 'Người lập', signatory: 'Thủ trưởng' }}
      run={async ({ kind, inFull, drafter, signatory, place }) => {
        const answer = await send('POST', `/api/v1/simulations/${simulation}/paper`, {
          ...{ kind, inFull: inFull === 'yes' },
          given: {
            drafter: { capacity: [drafter] },
            signatory: { capacity: [signatory] },
            issuer: { place },
          },
        });
        await keepAnswer(answer);
      }}
    />
  );
}
