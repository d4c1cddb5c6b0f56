import { Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { orNull } from '../../components/choice-of.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenMoment } from '../../i18n/written.ts';
import type { Inspection } from './inspection-page.tsx';
import { Part } from './part.tsx';
import { texts } from './texts.ts';
import { useCycleOptions } from './use-cycles.ts';

/** Whom drawings chose, each with the seed by which anyone draws the same again. */
export function Samples({
  inspection,
  mayDraw,
}: {
  readonly inspection: Inspection;
  readonly mayDraw: boolean;
}) {
  const { t } = useSpeech();
  const cycles = useCycleOptions(mayDraw);
  const path = { inspection: inspection.id };
  const query = useQuery({
    queryKey: ['inspection-samples', inspection.id],
    queryFn: () => answerOf(api.GET('/api/v1/inspections/{inspection}/samples', { params: { path } })),
  });
  const drawing = Object.keys(cycles).length > 0 && (
    <FormDialog
      act={texts.draw}
      says={texts.drawSays}
      size="xs"
      fields={{
        cycle: { kind: 'choice', label: texts.cycle, options: cycles, isRequired: true },
        size: { kind: 'text', label: texts.size, isRequired: true },
        seed: { kind: 'text', label: texts.seed },
      }}
      run={({ cycle, size, seed }) =>
        answerOf(
          api.POST('/api/v1/inspections/{inspection}/samples', {
            params: { path },
            body: { cycle, size: Number(size), seed: orNull(seed) },
          }),
        )
      }
    />
  );
  return (
    <Part title={texts.samples} act={mayDraw && drawing}>
      <Answered query={query}>
        {({ samples }) =>
          samples.length === 0 ? (
            <NothingHere says={texts.noSamples} />
          ) : (
            <Stack gap="sm">
              {samples.map(({ number, seed, population, drawn, drawnAt }) => (
                <Paper withBorder p="md" key={number}>
                  <Text fw={600}>
                    {number}. {t(texts.drawn)} {drawn.length} {t(texts.ofList)} {population.length}
                  </Text>
                  <Text size="sm">{drawn.join(', ')}</Text>
                  <Text size="xs" style={{ overflowWrap: 'anywhere' }}>
                    {t(texts.seedHead)}: {seed} · {writtenMoment(drawnAt)}
                  </Text>
                </Paper>
              ))}
            </Stack>
          )
        }
      </Answered>
    </Part>
  );
}
