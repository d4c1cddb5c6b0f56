import { Anchor, Badge, Button, Group, Paper, Stack, Text, TextInput, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useLocation, useParams } from '@tanstack/react-router';
import { useDeferredValue, useEffect, useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import type { paths } from '../../api/schema.generated.ts';
import { Answered } from '../../components/answered.tsx';
import { Page } from '../../components/page.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay } from '../../i18n/written.ts';
import { matches } from '../../text/folded.ts';
import { useMay } from '../session/session.ts';
import { texts as drafting } from './draft/texts.ts';
import { ProcedureLines, stepsSought } from './procedure-lines.tsx';
import { ReadingsOf } from './readings-of.tsx';
import { RegulationMarks } from './regulation-marks.tsx';
import { RuleLines } from './rule-lines.tsx';
import { ScenariosOf } from './scenario-lines.tsx';
import { CERTAINTY, texts } from './texts.ts';
import { texts as work } from './work-texts.ts';

export type RegulationText =
  paths['/api/v1/regulations/{regulation}/{version}/text']['get']['responses'][200]['content']['application/json'];
type Article = RegulationText['articles'][number];

/** One regulation as a document: article by article, what is done by it and with which numbers. */
export function RegulationPage() {
  const { t } = useSpeech();
  const may = useMay();
  const path = useParams({ from: '/signed-in/regulations/$regulation/$version' });
  const query = useQuery({
    queryKey: ['regulation', path],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => answerOf(api.GET('/api/v1/regulations/{regulation}/{version}/text', { params: { path } })),
  });
  const title = query.data?.title ?? texts.title;
  return (
    <Page
      title={title}
      acts={
        <>
          <Button variant="default" renderRoot={(props) => <Link to="/regulations" {...props} />}>
            {t(texts.toList)}
          </Button>
          <Button
            variant="default"
            renderRoot={(props) => (
              <Link
                to="/regulation-changes"
                search={{ after: `${path.regulation}@${path.version}` }}
                {...props}
              />
            )}
          >
            {t(work.compare)}
          </Button>
          {may('regulation.upload') && (
            <Button
              variant="default"
              renderRoot={(props) => (
                <Link
                  to="/regulation-draft"
                  search={{ from: `${path.regulation}@${path.version}` }}
                  {...props}
                />
              )}
            >
              {t(drafting.again)}
            </Button>
          )}
          <Button variant="default" onClick={() => window.print()}>
            {t(words.print)}
          </Button>
        </>
      }
    >
      <Answered query={query}>{(text) => <Document text={text} />}</Answered>
    </Page>
  );
}

function Document({ text }: { readonly text: RegulationText }) {
  const { t } = useSpeech();
  const [asked, setAsked] = useState('');
  const { hash } = useLocation();
  // Who comes for an article is brought to it, once the text is there.
  useEffect(() => {
    if (hash !== '') document.getElementById(hash)?.scrollIntoView({ block: 'start' });
  }, [hash]);
  const sought = useDeferredValue(asked);
  const shown = text.articles.filter((article) => isSought(article, text, sought, t));
  const steps = text.procedure === null ? [] : stepsSought(text.procedure, sought, t);
  const onNone = text.rules.filter(({ articles }) => articles.length === 0);
  return (
    <Stack gap="md">
      <Group gap="xs">
        <Text size="sm">{text.number}</Text>
        <Text size="sm">
          {t(texts.inForce)} {writtenDay(text.version)}
        </Text>
        <RegulationMarks head={text} />
        {text.source !== null && (
          <Anchor size="sm" href={text.source} rel="noreferrer noopener" target="_blank">
            {t(texts.original)}
          </Anchor>
        )}
      </Group>
      <ReadingsOf regulation={text.regulation} version={text.version} />
      <Title order={2} size="h3">
        {t(texts.articles)}
      </Title>
      <TextInput
        className="no-print"
        type="search"
        label={t(texts.findInText)}
        maw={420}
        value={asked}
        onChange={(event) => setAsked(event.currentTarget.value)}
      />
      {shown.length === 0 && steps.length === 0 && <Text>{t(texts.nothingFound)}</Text>}
      {shown.map((article) => (
        <ArticleBox key={article.id} article={article} text={text} />
      ))}
      {text.procedure !== null && steps.length > 0 && (
        <ProcedureLines procedure={text.procedure} steps={steps} />
      )}
      {sought === '' && onNone.length > 0 && (
        <Paper withBorder p="sm">
          <Title order={3} size="h4" mb="xs">
            {t(texts.elsewhere)}
          </Title>
          <RuleLines rules={onNone} />
        </Paper>
      )}
      {sought === '' && <ScenariosOf article={null} text={text} />}
    </Stack>
  );
}

function isSought(
  article: Article,
  { rules }: RegulationText,
  sought: string,
  t: (text: Article['says']) => string,
): boolean {
  if (sought.trim() === '') return true;
  const words = rules.flatMap(({ articles, label, text }) =>
    articles.includes(article.id) ? [t(label), t(text)] : [],
  );
  return matches([article.ref, t(article.says), ...words].join(' '), sought);
}

function ArticleBox({ article, text }: { readonly article: Article; readonly text: RegulationText }) {
  const { t } = useSpeech();
  const rules = text.rules.filter(({ articles }) => articles.includes(article.id));
  const certainty = CERTAINTY[article.certainty];
  return (
    <Paper
      withBorder
      p="sm"
      id={article.id}
      component="section"
      aria-label={article.ref}
      style={{ scrollMarginTop: 72 }}
    >
      <Stack gap="xs">
        <Group gap="xs">
          <Title order={3} size="h4">
            {article.ref}
          </Title>
          {certainty !== undefined && (
            <Badge
              variant="outline"
              tt="none"
              color={article.certainty === 'read' ? 'gray.8' : 'orange.9'}
              c="gray.9"
            >
              {t(certainty)}
              {article.verifiedOn !== null && ` · ${t(texts.verifiedOn)} ${writtenDay(article.verifiedOn)}`}
            </Badge>
          )}
          {article.source !== null && (
            <Anchor size="sm" href={article.source} rel="noreferrer noopener" target="_blank">
              {t(texts.original)}
            </Anchor>
          )}
        </Group>
        <Text>{t(article.says)}</Text>
        {rules.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t(texts.nothingByIt)}
          </Text>
        ) : (
          <>
            <Text size="sm" fw={600}>
              {t(texts.doneByIt)}
            </Text>
            <RuleLines rules={rules} />
          </>
        )}
        <ScenariosOf article={article} text={text} />
      </Stack>
    </Paper>
  );
}
