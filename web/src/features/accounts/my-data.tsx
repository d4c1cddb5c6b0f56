import { Button, Group, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.ts';
import { Problem } from '../../api/problem.ts';
import { keepFile } from '../../components/keep-file.ts';
import { ProblemNote } from '../../components/problem-note.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { texts } from './own-texts.ts';

const DAY = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Ho_Chi_Minh', dateStyle: 'short' });

/** Everything the system keeps of who asks, as one file to take along. */
export function MyData({ person }: { readonly person: string }) {
  const { t } = useSpeech();
  const taking = useMutation({
    mutationFn: async () => {
      const text = JSON.stringify(await everythingOf(person), null, 2);
      const file = new Blob([text], { type: 'application/json' });
      keepFile(file, `du-lieu-cua-toi-${DAY.format(new Date())}.json`);
    },
  });
  return (
    <Stack gap="sm">
      <Text size="sm">{t(texts.myDataSays)}</Text>
      {taking.error !== null && <ProblemNote error={taking.error} />}
      <Group>
        <Button size="sm" variant="default" loading={taking.isPending} onClick={() => taking.mutate()}>
          {t(texts.takeMyData)}
        </Button>
      </Group>
    </Stack>
  );
}

async function everythingOf(person: string) {
  const path = { person };
  const [
    file,
    papers,
    readers,
    notices,
    { cycles },
    { results },
    { petitions },
    registers,
    workPeriods,
    resultsSent,
  ] = await Promise.all([
    answerOf(api.GET('/api/v1/people/{person}', { params: { path } })),
    orNothing(answerOf(api.GET('/api/v1/people/{person}/papers', { params: { path } }))),
    answerOf(api.GET('/api/v1/me/readers')),
    answerOf(api.GET('/api/v1/me/notices')),
    answerOf(api.GET('/api/v1/cycles', { params: { query: {} } })),
    answerOf(api.GET('/api/v1/me/results')),
    answerOf(api.GET('/api/v1/petitions')),
    orNothing(answerOf(api.GET('/api/v1/people/{person}/register-entries', { params: { path, query: {} } }))),
    orNothing(answerOf(api.GET('/api/v1/people/{person}/work-periods', { params: { path } }))),
    orNothing(answerOf(api.GET('/api/v1/people/{person}/results-sent', { params: { path } }))),
  ]);
  const monitoring = [];
  for (const cycle of cycles) {
    const periods = await orNothing(
      answerOf(
        api.GET('/api/v1/cycles/{cycle}/people/{person}/monitoring', {
          params: { path: { cycle: cycle.id, person } },
        }),
      ),
    );
    const files = [];
    for (const { period, state } of periods?.periods ?? [])
      if (state !== 'open')
        files.push(
          await answerOf(
            api.GET('/api/v1/cycles/{cycle}/people/{person}/monitoring/{period}', {
              params: { path: { cycle: cycle.id, person, period } },
            }),
          ),
        );
    monitoring.push({ cycle, periods: periods?.periods ?? [], files });
  }
  const why = [];
  for (const { run, subject } of results)
    why.push(
      await orNothing(
        answerOf(
          api.GET('/api/v1/runs/{run}/results/{subject}/why', {
            params: { path: { run, subject }, query: {} },
          }),
        ),
      ),
    );
  return {
    ...{ file, papers, registers, work: await allWorkOf(person), monitoring, results, why },
    petitions: petitions.filter((petition) => petition.person === person),
    ...{ issuedPapers: await allPapersOf(person), readers, notices, workPeriods, resultsSent },
  };
}

async function allPapersOf(person: string) {
  const papers = [];
  for (let offset: number | null = 0; offset !== null; ) {
    const page: { readonly papers: readonly object[]; readonly next: number | null } = await answerOf(
      api.GET('/api/v1/issued-papers', { params: { query: { person, limit: 200, offset } } }),
    );
    papers.push(...page.papers);
    offset = page.next;
  }
  return papers;
}

async function allWorkOf(person: string) {
  const products = [];
  for (let offset: number | null = 0; offset !== null; ) {
    const page: { readonly products: readonly object[]; readonly next: number | null } = await answerOf(
      api.GET('/api/v1/people/{person}/work-products', {
        params: { path: { person }, query: { limit: 500, offset } },
      }),
    );
    products.push(...page.products);
    offset = page.next;
  }
  return products;
}

/** What is not there, or not for them, is left out of the file. */
async function orNothing<Data>(answer: Promise<Data>): Promise<Data | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof Problem && (error.status === 404 || error.status === 403)) return null;
    throw error;
  }
}
