import { Badge, Button, Group, NativeSelect, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay } from '../../i18n/written.ts';
import { type Change, changesBetween, type Piece, wordsBetween } from './changes-between.ts';
import { PART } from './texts.ts';
import { texts } from './work-texts.ts';

const FROM = '/signed-in/regulation-changes';

/** What one version of a regulation says otherwise than another, article by article and rule by rule. */
export function ComparePage() {
  const { t } = useSpeech();
  const navigate = useNavigate();
  const { before = '', after = '' } = useSearch({ from: FROM });
  const list = useQuery({
    queryKey: ['regulations'],
    queryFn: () => answerOf(api.GET('/api/v1/regulations')),
  });
  const choose = (change: { before?: string; after?: string }) =>
    void navigate({ to: '/regulation-changes', search: { before, after, ...change } });
  return (
    <Page
      title={texts.compare}
      says={texts.compareSays}
      acts={
        <>
          <Button variant="default" renderRoot={(props) => <Link to="/regulations" {...props} />}>
            {t(texts.toList)}
          </Button>
          <Button variant="default" onClick={() => window.print()}>
            {t(words.print)}
          </Button>
        </>
      }
    >
      <Answered query={list}>
        {({ regulations }) => {
          const options = [
            { value: '', label: t(words.choose) },
            ...regulations.map(({ regulation, version, title, number }) => ({
              value: `${regulation}@${version}`,
              label: `${number} · ${writtenDay(version)} · ${t(title)}`,
            })),
          ];
          return (
            <Group gap="sm" align="flex-end" className="no-print">
              <NativeSelect
                label={t(texts.earlier)}
                maw={{ base: '100%', md: 480 }}
                value={before}
                onChange={(event) => choose({ before: event.currentTarget.value })}
                data={options}
              />
              <NativeSelect
                label={t(texts.later)}
                maw={{ base: '100%', md: 480 }}
                value={after}
                onChange={(event) => choose({ after: event.currentTarget.value })}
                data={options}
              />
            </Group>
          );
        }}
      </Answered>
      {before === '' || after === '' ? (
        <NothingHere says={texts.chooseBoth} />
      ) : (
        <Changes before={before} after={after} />
      )}
    </Page>
  );
}

const useText = (named: string) => {
  const [regulation = '', version = ''] = named.split('@');
  const path = { regulation, version };
  return useQuery({
    queryKey: ['regulation', path],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: () => answerOf(api.GET('/api/v1/regulations/{regulation}/{version}/text', { params: { path } })),
  });
};

function Changes({ before, after }: { readonly before: string; readonly after: string }) {
  const { t } = useSpeech();
  const [earlier, later] = [useText(before), useText(after)];
  return (
    <Answered query={earlier}>
      {(one) => (
        <Answered query={later}>
          {(other) => {
            const changes = changesBetween(one, other);
            if (changes.length === 0) return <NothingHere says={texts.same} />;
            const many = (kind: Change['kind']) => changes.filter((change) => change.kind === kind).length;
            return (
              <Stack gap="sm">
                <Text role="status">
                  {`${many('changed')} ${t(texts.changed)}, ${many('added')} ${t(texts.added)}, ${many('removed')} ${t(texts.removed)}`}
                </Text>
                {changes.map((change) => (
                  <ChangeBox key={`${change.part}/${change.id}`} change={change} />
                ))}
              </Stack>
            );
          }}
        </Answered>
      )}
    </Answered>
  );
}

function ChangeBox({ change }: { readonly change: Change }) {
  const { t } = useSpeech();
  const { kind, part, label, before, after } = change;
  return (
    <Paper withBorder p="sm" className="kept-together">
      <Group gap="xs" mb={4}>
        <Title order={2} size="h5">
          {t(label)}
        </Title>
        <Text size="sm" c="dimmed">
          {t(part === 'article' ? texts.article : (PART[part] ?? { vi: part, en: part }))}
        </Text>
        <Badge variant="outline" tt="none" color={kind === 'removed' ? 'red.9' : 'blue'}>
          {t(texts[kind])}
        </Badge>
      </Group>
      <Text size="sm" component="p" m={0}>
        {before !== undefined && after !== undefined
          ? wordsBetween(t(before), t(after)).map((piece) => <Words key={piece.at} {...piece} />)
          : t(after ?? before ?? label)}
      </Text>
    </Paper>
  );
}

function Words({ text, in: where }: Piece) {
  if (where === 'both') return <>{text} </>;
  if (where === 'before')
    return <Text component="del" size="sm" c="red.9" td="line-through">{`${text} `}</Text>;
  return (
    <>
      <Text component="ins" size="sm" fw={600}>
        {text}
      </Text>{' '}
    </>
  );
}
