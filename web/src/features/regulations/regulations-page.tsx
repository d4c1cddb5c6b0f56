import { Anchor, Badge, Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { ISSUER_ORDER, ISSUERS, issuerOf } from '../../components/issuers.ts';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay } from '../../i18n/written.ts';
import { matches } from '../../text/folded.ts';
import { useMay } from '../session/session.ts';
import { type RegulationHead, RegulationMarks } from './regulation-marks.tsx';
import { texts } from './texts.ts';
import { texts as work } from './work-texts.ts';

/** Every regulation there is to read: those that came with the program and those of units in sight. */
export function RegulationsPage() {
  const { t } = useSpeech();
  const may = useMay();
  const [sought, setSought] = useState('');
  const query = useQuery({
    queryKey: ['regulations'],
    queryFn: () => answerOf(api.GET('/api/v1/regulations')),
  });
  return (
    <Page
      title={texts.title}
      says={texts.says}
      acts={
        <>
          <Button variant="default" renderRoot={(props) => <Link to="/regulation-changes" {...props} />}>
            {t(work.compare)}
          </Button>
          {may('regulation.upload') && (
            <Button variant="default" renderRoot={(props) => <Link to="/regulation-draft" {...props} />}>
              {t(work.draft)}
            </Button>
          )}
        </>
      }
    >
      <Answered query={query}>
        {({ regulations, unreadable }) => {
          if (regulations.length === 0) return <NothingHere says={texts.none} />;
          const found = regulations.filter(({ title, number, regulation }) =>
            matches(`${t(title)} ${number} ${regulation}`, sought),
          );
          return (
            <Stack gap="sm">
              <TextInput
                type="search"
                label={t(texts.find)}
                maw={420}
                value={sought}
                onChange={(event) => setSought(event.currentTarget.value)}
              />
              {found.length === 0 && <Text>{t(texts.nothingFound)}</Text>}
              {ISSUER_ORDER.map((issuer) => {
                const here = found.filter((each) => issuerOf(each) === issuer);
                return (
                  here.length > 0 && (
                    <Stack gap="sm" component="section" key={issuer}>
                      <Title order={2} size="h4">
                        {t(ISSUERS[issuer])}
                      </Title>
                      {here.map((each) => (
                        <RegulationLine key={`${each.regulation}/${each.version}/${each.pack}`} each={each} />
                      ))}
                    </Stack>
                  )
                );
              })}
              {unreadable.map(({ regulation, version, problems }) => (
                <Paper key={`${regulation}/${version}`} withBorder p="sm">
                  <Badge color="red.9">{t(texts.unreadable)}</Badge> {regulation} {version}
                  {problems.map((problem) => (
                    <Text key={problem.vi} size="sm">
                      {t(problem)}
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

function RegulationLine({ each }: { readonly each: RegulationHead }) {
  const { t } = useSpeech();
  return (
    <Paper withBorder p="sm">
      <Stack gap={4}>
        <Anchor
          fw={600}
          renderRoot={(props) => (
            <Link
              to="/regulations/$regulation/$version"
              params={{ regulation: each.regulation, version: each.version }}
              {...props}
            />
          )}
        >
          {t(each.title)}
        </Anchor>
        <Group gap="xs">
          <Text size="sm">{each.number}</Text>
          <Text size="sm">
            {t(texts.inForce)} {writtenDay(each.version)}
          </Text>
          <RegulationMarks head={each} />
          {each.pack !== null && (
            <Anchor
              size="sm"
              renderRoot={(props) => (
                <Link to="/local-regulations/$pack" params={{ pack: each.pack ?? '' }} {...props} />
              )}
            >
              {t(work.openLocal)}
            </Anchor>
          )}
        </Group>
      </Stack>
    </Paper>
  );
}
