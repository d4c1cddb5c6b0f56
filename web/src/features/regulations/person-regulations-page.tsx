import { Anchor, Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { holdsHere } from '../../components/issuers.ts';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { usePeopleNames } from '../../components/people-names.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay } from '../../i18n/written.ts';
import { texts } from './texts.ts';

/** Which regulations apply to one person today, and why; and which do not, for which reason. */
export function PersonRegulationsPage() {
  const { t } = useSpeech();
  const path = useParams({ from: '/signed-in/people/$person/regulations' });
  const name = usePeopleNames(true)(path.person);
  const query = useQuery({
    queryKey: ['person-regulations', path.person],
    // Each reading is logged: what was read a moment ago is not read again by itself.
    staleTime: 300_000,
    refetchOnWindowFocus: false,
    queryFn: () => answerOf(api.GET('/api/v1/people/{person}/regulations', { params: { path, query: {} } })),
  });
  return (
    <Page
      title={{ vi: `${texts.ofPerson.vi}: ${name}`, en: `${texts.ofPerson.en}: ${name}` }}
      says={texts.ofPersonSays}
    >
      <Answered query={query}>
        {({ on, regulations }) => {
          const here = regulations.filter(holdsHere);
          if (here.length === 0) return <NothingHere says={texts.ofPersonNone} />;
          return (
            <Stack gap="sm">
              <Text size="sm">{writtenDay(on)}</Text>
              {here
                .toSorted((a, b) => Number(b.applies) - Number(a.applies))
                .map(({ regulation, version, title, number, applies, reasons }) => (
                  <Paper withBorder p="sm" key={`${regulation}/${version}`}>
                    <Anchor
                      renderRoot={(props) => (
                        <Link
                          to="/regulations/$regulation/$version"
                          params={{ regulation, version }}
                          {...props}
                        />
                      )}
                    >
                      {t(title)} ({number})
                    </Anchor>
                    <Text size="sm" fw={600}>
                      {t(applies ? texts.applies : texts.doesNotApply)}
                    </Text>
                    {reasons
                      .filter(({ holds }) => holds === applies)
                      .map(({ says }) => (
                        <Text size="sm" key={says.vi}>
                          {t(says)}
                        </Text>
                      ))}
                  </Paper>
                ))}
            </Stack>
          );
        }}
      </Answered>
    </Page>
  );
}
