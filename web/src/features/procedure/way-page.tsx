import { Anchor, Badge, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { answerOf, api } from '../../api/client.ts';
import type { paths } from '../../api/schema.generated.ts';
import { Answered } from '../../components/answered.tsx';
import { orNull } from '../../components/choice-of.ts';
import { useCycle } from '../../components/cycle.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { Page } from '../../components/page.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay } from '../../i18n/written.ts';
import { useMay, useSession } from '../session/session.ts';
import { articleName } from './article-name.ts';
import { texts } from './texts.ts';

type Way =
  paths['/api/v1/cycles/{cycle}/procedure/{regulation}/{subject}']['get']['responses'][200]['content']['application/json'];
type Step = Way['steps'][number];

/** Steps that are taken by an act of their own. */
const BY_THE_LEVEL: readonly Step['does'][] = ['synthesis', 'decision'];

/** The way of one person or unit: each step with who takes it, its day, and when it was taken. */
export function WayPage() {
  const { t } = useSpeech();
  const may = useMay();
  const path = useParams({ from: '/signed-in/cycles/$cycle/procedure/$regulation/$subject' });
  const query = useQuery({
    queryKey: ['way', path],
    queryFn: () =>
      answerOf(api.GET('/api/v1/cycles/{cycle}/procedure/{regulation}/{subject}', { params: { path } })),
  });
  return (
    <Page
      title={texts.wayTitle}
      acts={
        <Button variant="default" onClick={() => window.print()}>
          {t(words.print)}
        </Button>
      }
    >
      <Answered query={query}>
        {(way) => (
          <Stack gap="md">
            <Text fw={600}>
              {way.name === null ? path.subject : `${way.name} (${path.subject})`} · {t(way.label)} ·{' '}
              {t(texts.round)} {way.round}
            </Text>
            {may('cycle.export') && (
              <Anchor
                size="sm"
                className="no-print"
                renderRoot={(props) => (
                  <Link to="/cycles/$cycle/procedure" params={{ cycle: path.cycle }} {...props} />
                )}
              >
                {t(texts.back)}
              </Anchor>
            )}
            {!way.isCarried && <Text size="sm">{t(texts.notCarried)}</Text>}
            <Stack gap="xs" component="ol" m={0} p={0} style={{ listStyle: 'none' }}>
              {way.steps.map((step) => (
                <li key={step.step}>
                  <OneStep step={step} way={way} />
                </li>
              ))}
            </Stack>
          </Stack>
        )}
      </Answered>
    </Page>
  );
}

const COLORS = {
  waiting: 'gray.8',
  open: 'blue.9',
  overdue: 'red.9',
  done: 'gray.8',
  doneLate: 'red.9',
  passed: 'gray.8',
} as const;

function OneStep({ step, way }: { readonly step: Step; readonly way: Way }) {
  const { t } = useSpeech();
  const { label, who, state, dueBy, isDueKnown, takenOn, reason, isOptional, does } = step;
  const isOpen = state === 'open' || state === 'overdue';
  return (
    <Paper withBorder p="sm" className="kept-together">
      <Group justify="space-between" gap="xs" align="flex-start">
        <Stack gap={2} style={{ minWidth: 0 }}>
          <Text fw={isOpen ? 700 : 500}>
            {t(label)}
            {isOptional && ` (${t(texts.whenNeeded)})`}
          </Text>
          <Text size="sm">
            {isOpen ? t(texts.waitsFor) : t(texts.by)}: {t(who)}
          </Text>
          {dueBy !== null && (
            <Text size="sm">
              {t(texts.dueBy)} {writtenDay(dueBy)}
              {!isDueKnown && ` (${t(texts.dueUnknown)})`}
            </Text>
          )}
          {takenOn !== null && (
            <Text size="sm">
              {t(texts.takenOn)} {writtenDay(takenOn)}
              {reason !== null && ` · ${t(texts.lateBecause)}: ${reason}`}
            </Text>
          )}
          {isOpen && BY_THE_LEVEL.includes(does) && <Text size="sm">{t(texts.elsewhere)}</Text>}
          {isOpen && does === 'coSigning' && <Text size="sm">{t(texts.signedInDraft)}</Text>}
          <Articles step={step} way={way} />
        </Stack>
        <Stack gap="xs" align="flex-end">
          <Badge variant="outline" tt="none" color={COLORS[state]}>
            {t(texts[state])}
          </Badge>
          {isOpen && way.isCarried && !BY_THE_LEVEL.includes(does) && <Take step={step} way={way} />}
        </Stack>
      </Group>
    </Paper>
  );
}

/** The articles a step rests on, each one press away. */
function Articles({
  step: { articles },
  way: { cycle, regulation },
}: {
  readonly step: Step;
  readonly way: Way;
}) {
  const { t } = useSpeech();
  const { data } = useCycle(cycle);
  const version = data?.regulations.find((one) => one.regulation === regulation)?.version;
  if (articles.length === 0 || version === undefined) return null;
  return (
    <Text size="sm" className="no-print">
      {t(texts.articles)}{' '}
      {articles.map((article, at) => (
        <span key={article}>
          {at > 0 && ', '}
          <Anchor
            underline="always"
            renderRoot={(props) => (
              <Link
                to="/regulations/$regulation/$version"
                params={{ regulation, version }}
                hash={article}
                preload={false}
                {...props}
              />
            )}
          >
            {t(articleName(article))}
          </Anchor>
        </span>
      ))}
    </Text>
  );
}

/** Offered to whom the text names: each step has its own. */
function Take({
  step,
  way: { cycle, regulation, subject, person },
}: {
  readonly step: Step;
  readonly way: Way;
}) {
  const session = useSession();
  const isThemself = person !== null && person === session.person;
  const mayBe = isThemself
    ? step.by.includes('themself')
    : session.roles.some(({ role }) => step.by.some((actor) => actor === role));
  if (!mayBe) return null;
  return (
    <FormDialog
      act={texts.take}
      says={texts.takeSays}
      size="xs"
      fields={{
        document: { kind: 'text', label: texts.document },
        reason: { kind: 'text', label: texts.reason },
      }}
      run={({ document, reason }) =>
        api.POST('/api/v1/cycles/{cycle}/procedure/{regulation}/{subject}/steps/{step}', {
          params: { path: { cycle, regulation, subject, step: step.step } },
          body: { document: orNull(document), reason: orNull(reason) },
        })
      }
    />
  );
}
