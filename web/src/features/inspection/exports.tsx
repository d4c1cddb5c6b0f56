import { Anchor, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { keepFile } from '../../components/keep-file.ts';
import { NothingHere } from '../../components/nothing-here.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenMoment } from '../../i18n/written.ts';
import type { Inspection } from './inspection-page.tsx';
import { Part } from './part.tsx';
import { texts } from './texts.ts';
import { useCycleOptions } from './use-cycles.ts';

/** What was taken out, by whom and for what; members take out here, marked and limited. */
export function Exports({
  inspection,
  mayTake,
}: {
  readonly inspection: Inspection;
  readonly mayTake: boolean;
}) {
  const { t } = useSpeech();
  const cycles = useCycleOptions(mayTake);
  const path = { inspection: inspection.id };
  const query = useQuery({
    queryKey: ['inspection-exports', inspection.id],
    queryFn: () => answerOf(api.GET('/api/v1/inspections/{inspection}/exports', { params: { path } })),
  });
  const taking = Object.keys(cycles).length > 0 && (
    <FormDialog
      act={texts.export}
      says={texts.exportSays}
      size="xs"
      fields={{
        cycle: { kind: 'choice', label: texts.cycle, options: cycles, isRequired: true },
        sample: { kind: 'text', label: texts.ofSample },
        purpose: { kind: 'area', label: texts.purpose, isRequired: true },
      }}
      run={async ({ cycle, sample, purpose }) => {
        const taken = await answerOf(
          api.POST('/api/v1/inspections/{inspection}/exports', {
            params: { path },
            body: { cycle, purpose, sample: sample.trim() === '' ? null : Number(sample), unit: null },
          }),
        );
        keepFile(new Blob([taken.content], { type: 'text/csv' }), taken.fileName);
        const proof = new Blob([JSON.stringify(taken.proof)], { type: 'application/json' });
        keepFile(proof, `${taken.fileName}.proof.json`);
      }}
    />
  );
  return (
    <Part title={texts.exports} act={mayTake && taking}>
      {mayTake && (
        <Anchor size="sm" className="no-print" renderRoot={(props) => <Link to="/me" {...props} />}>
          {t(texts.proveFirst)}
        </Anchor>
      )}
      <Answered query={query}>
        {({ exports }) =>
          exports.length === 0 ? (
            <NothingHere says={texts.noExports} />
          ) : (
            <Stack gap={4}>
              {exports.map(({ id, rows, purpose, takenByName, takenAt }) => (
                <Text size="sm" key={id}>
                  {writtenMoment(takenAt)} · {takenByName} · {rows} {t(texts.rows)} · {purpose}
                </Text>
              ))}
            </Stack>
          )
        }
      </Answered>
    </Part>
  );
}
