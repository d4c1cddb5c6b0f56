import { Group, NativeSelect, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import type { paths } from '../../api/schema.generated.ts';
import { Answered } from '../../components/answered.tsx';
import { orNull } from '../../components/choice-of.ts';
import { type Rating, useRatings } from '../../components/cycle.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { Rows } from '../../components/rows.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { useMay } from '../session/session.ts';
import { texts } from './texts.ts';
import { UsePage } from './use-page.tsx';
import { Grounds, useLevelName, Who } from './who.tsx';

type Lists =
  paths['/api/v1/cycles/{cycle}/commendation']['get']['responses'][200]['content']['application/json'];
type One = Lists['candidates'][number];

/** Who is put forward for commendation and who is not, with the reason. */
export function CommendationPage() {
  const { t } = useSpeech();
  const { cycle } = useParams({ from: '/signed-in/cycles/$cycle/commendation' });
  const ratings = useRatings(cycle);
  const [regulation, setRegulation] = useState('');
  return (
    <UsePage cycle={cycle} title={texts.commendation} says={texts.commendationSays}>
      <Answered query={ratings}>
        {(all) => {
          const rating = all.find((one) => one.regulation === regulation) ?? all[0];
          if (rating === undefined) return null;
          return (
            <Stack gap="md">
              {all.length > 1 && (
                <NativeSelect
                  label={t(texts.regulation)}
                  maw={420}
                  value={rating.regulation}
                  data={all.map((one) => ({ value: one.regulation, label: `${one.number} ${t(one.title)}` }))}
                  onChange={(event) => setRegulation(event.currentTarget.value)}
                />
              )}
              <UnderOne key={rating.regulation} cycle={cycle} rating={rating} />
            </Stack>
          );
        }}
      </Answered>
    </UsePage>
  );
}

function UnderOne({ cycle, rating }: { readonly cycle: string; readonly rating: Rating }) {
  const { t, language } = useSpeech();
  const [from, setFrom] = useState(rating.levels[0]?.level ?? '');
  const { regulation } = rating;
  const query = useQuery({
    queryKey: ['commendation', cycle, regulation, from, language],
    queryFn: () =>
      answerOf(
        api.GET('/api/v1/cycles/{cycle}/commendation', {
          params: { path: { cycle }, query: { regulation, from, language } },
        }),
      ),
  });
  return (
    <Stack gap="md">
      <NativeSelect
        label={t(texts.from)}
        maw={420}
        value={from}
        data={rating.levels.map(({ level, label }) => ({ value: level, label: t(label) }))}
        onChange={(event) => setFrom(event.currentTarget.value)}
      />
      <Answered query={query}>
        {({ candidates, open, notPutForward, undecided }) => (
          <Stack gap="lg">
            <List {...{ cycle, regulation }} title={texts.candidates} people={candidates} />
            {open.length > 0 && <List {...{ cycle, regulation }} title={texts.openOnes} people={open} />}
            <List {...{ cycle, regulation }} title={texts.notPutForward} people={notPutForward} />
            {undecided.length > 0 && (
              <List {...{ cycle, regulation }} title={texts.undecidedOnes} people={undecided} />
            )}
          </Stack>
        )}
      </Answered>
    </Stack>
  );
}

function List({
  cycle,
  regulation,
  title,
  people,
}: {
  readonly cycle: string;
  readonly regulation: string;
  readonly title: (typeof texts)['candidates' | 'openOnes' | 'notPutForward' | 'undecidedOnes'];
  readonly people: readonly One[];
}) {
  const { t } = useSpeech();
  const may = useMay();
  const levelName = useLevelName(cycle);
  const mayChoose = may('result.commend') && title !== texts.undecidedOnes;
  return (
    <Stack gap="xs" component="section">
      <Title order={2} size="h4">
        {t(title)} ({people.length})
      </Title>
      {people.length === 0 ? (
        <Text size="sm">{t(texts.nobody)}</Text>
      ) : (
        <Rows
          label={title}
          heads={[texts.subject, texts.level, texts.why, ...(mayChoose ? [texts.acts] : [])]}
        >
          {people.map((one) => (
            <Table.Tr key={one.subject}>
              <Who of={one} />
              <Table.Td>{levelName(regulation, one.level)}</Table.Td>
              <Table.Td>
                <Grounds of={one.why.map((why) => ({ ...why, says: reasonOf(why, t) }))} />
              </Table.Td>
              {mayChoose && (
                <Table.Td>
                  <Group gap={4}>
                    <Choice {...{ cycle, regulation, subject: one.subject }} isPutForward={true} />
                    <Choice {...{ cycle, regulation, subject: one.subject }} isPutForward={false} />
                  </Group>
                </Table.Td>
              )}
            </Table.Tr>
          ))}
        </Rows>
      )}
    </Stack>
  );
}

const reasonOf = (
  { kind, says }: One['why'][number],
  t: (text: (typeof texts)['below' | 'chosen']) => string,
): string => (kind === 'rule' ? says : `${t(kind === 'level' ? texts.below : texts.chosen)} ${says}`);

function Choice({
  cycle,
  regulation,
  subject,
  isPutForward,
}: {
  readonly cycle: string;
  readonly regulation: string;
  readonly subject: string;
  readonly isPutForward: boolean;
}) {
  return (
    <FormDialog
      act={isPutForward ? texts.putForward : texts.hold}
      size="xs"
      fields={{
        reason: { kind: 'area', label: words.reason, isRequired: !isPutForward },
        document: { kind: 'text', label: texts.document, note: texts.documentNote },
      }}
      run={({ reason, document }) =>
        api.POST('/api/v1/cycles/{cycle}/commendation/{regulation}/{subject}', {
          params: { path: { cycle, regulation, subject } },
          body: { isPutForward, reason: orNull(reason), document: orNull(document) },
        })
      }
    />
  );
}
