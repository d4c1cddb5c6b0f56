import { Anchor, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams, useSearch } from '@tanstack/react-router';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { useCycle } from '../../components/cycle.ts';
import { CyclePage } from '../../components/cycle-page.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { useMay } from '../session/session.ts';
import { Batches } from './batches.tsx';
import { thingIn } from './forms.ts';
import { MakePaper } from './make-paper.tsx';
import { PaperList } from './paper-list.tsx';
import { texts } from './texts.ts';

/** Papers of a cycle: one made, many issued, and those that were. */
export function CyclePapersPage() {
  const { t } = useSpeech();
  const may = useMay();
  const { cycle } = useParams({ from: '/signed-in/cycles/$cycle/papers' });
  const thing = thingIn(useSearch({ from: '/signed-in/cycles/$cycle/papers' }));
  const found = useCycle(cycle);
  const forms = useQuery({
    queryKey: ['paper-forms'],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => answerOf(api.GET('/api/v1/paper-forms')),
  });
  const ready = {
    data:
      found.data && forms.data
        ? { unit: found.data.unit, period: found.data.period, forms: forms.data.forms }
        : undefined,
    error: found.error ?? forms.error,
    refetch: forms.refetch,
  };
  return (
    <CyclePage
      cycle={cycle}
      title={texts.title}
      says={texts.says}
      acts={<Anchor renderRoot={(props) => <Link to="/paper-check" {...props} />}>{t(texts.check)}</Anchor>}
    >
      <Answered query={ready}>
        {({ unit, period, forms: all }) => (
          <Stack gap="lg">
            {thing !== undefined && (
              <Text size="sm">
                {t(texts.ofThing)}.{' '}
                <Anchor
                  underline="always"
                  renderRoot={(props) => (
                    <Link to="/cycles/$cycle/papers" params={{ cycle }} search={{}} {...props} />
                  )}
                >
                  {t(texts.everybody)}
                </Anchor>
              </Text>
            )}
            {may('issuedPaper.issue') && (
              <MakePaper
                // What was filled in belongs to one thing.
                key={thing?.of ?? ''}
                {...{ cycle, period, unit, thing }}
                forms={all}
              />
            )}
            {may('issuedPaper.issueMany') && <Batches cycle={cycle} forms={all} />}
            <PaperList cycle={cycle} forms={all} />
          </Stack>
        )}
      </Answered>
    </CyclePage>
  );
}
