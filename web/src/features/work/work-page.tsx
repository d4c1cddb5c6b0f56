import { Anchor, Button, Group, Paper, Stack, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { isText, useDraft } from '../../components/draft.ts';
import { MonthField } from '../../components/month-field.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { monthBefore, monthNow, periodName } from '../../text/periods.ts';
import { useSession } from '../session/session.ts';
import { ComingWork } from './coming-work.tsx';
import { KeptList } from './kept-list.tsx';
import { useKeptTasks } from './kept-note.tsx';
import type { KeptTask } from './kept-tasks.ts';
import { asAssigned, type Product, unplannedToRepeat, versionOf } from './product.ts';
import { ProductCard } from './product-card.tsx';
import { sendKept } from './send-kept.ts';
import { texts } from './texts.ts';
import { type Unsaid, unsaidOf } from './unsaid.ts';

/** What somebody does month by month: reported with one press, more only where something was otherwise. */
export function WorkPage() {
  const { t } = useSpeech();
  const { person } = useSession();
  const navigate = useNavigate();
  const { period = monthNow() } = useSearch({ from: '/signed-in/work' });
  return (
    <Page title={texts.title} says={texts.says}>
      {person === null ? (
        <NothingHere says={texts.nobody} />
      ) : (
        <>
          <MonthField
            value={period}
            onChange={(next) => void navigate({ to: '/work', search: { period: next } })}
          />
          <ComingWork person={person} title={t(texts.coming)} />
          <QuickAdd key={`add/${period}`} period={period} />
          <OfMonth key={period} person={person} period={period} />
        </>
      )}
    </Page>
  );
}

const useWorkOf = (person: string, period: string) =>
  useQuery({
    queryKey: ['work', person, period],
    queryFn: () =>
      answerOf(
        api.GET('/api/v1/people/{person}/work-products', {
          params: { path: { person }, query: { period, limit: 500 } },
        }),
      ),
  });

function OfMonth({ person, period }: { readonly person: string; readonly period: string }) {
  const { t } = useSpeech();
  const queries = useQueryClient();
  const query = useWorkOf(person, period);
  const before = useWorkOf(person, monthBefore(period));
  const refresh = () => queries.invalidateQueries();
  // Of each as it was found when it was last pressed: another one pressed alone takes no note off these.
  const [unsaid, setUnsaid] = useState<readonly Unsaid[]>([]);
  const reporting = useMutation({
    // What a regulation still asks of a product cannot be said with one press: those are left, and named.
    mutationFn: async (products: readonly Product[]): Promise<readonly Unsaid[]> => {
      const asked = await Promise.all(products.map((one) => unsaidOf(queries, one)));
      const ready = products.filter((_, at) => asked[at]?.columns.length === 0);
      if (ready.length > 0)
        await api.POST('/api/v1/work-reports', {
          body: {
            reports: ready.map((one) => ({ product: one.id, version: versionOf(one), ...asAssigned(one) })),
          },
        });
      return asked.filter(({ columns }) => columns.length > 0);
    },
    onSuccess: (found, products) => {
      setUnsaid((known) => [
        ...known.filter(({ product }) => !products.some(({ id }) => id === product)),
        ...found,
      ]);
      return refresh();
    },
  });
  const naming = useMutation({
    mutationFn: async (titles: readonly string[]) => {
      for (const title of titles) await api.POST('/api/v1/work-tasks/unplanned', { body: { title, period } });
    },
    onSettled: refresh,
  });
  return (
    <Answered query={query}>
      {({ products }) => {
        const open = products.filter(({ standing }) => standing === 'open');
        const others = products.filter(({ standing }) => standing !== 'open' && standing !== 'withdrawn');
        const leftBefore = (before.data?.products ?? []).filter(({ standing }) => standing === 'open').length;
        const again = unplannedToRepeat(before.data?.products ?? [], products);
        return (
          <Stack gap="md">
            {leftBefore > 0 && (
              <Anchor
                className="no-print"
                renderRoot={(props) => (
                  <Link to="/work" search={{ period: monthBefore(period) }} {...props} />
                )}
              >
                {t(periodName(monthBefore(period)))}: {leftBefore} {t(texts.leftBefore)}
              </Anchor>
            )}
            {again.length > 0 && (
              <Group>
                <Button
                  variant="default"
                  size="sm"
                  loading={naming.isPending}
                  onClick={() => naming.mutate(again)}
                >
                  {t(texts.copy)} ({again.length})
                </Button>
              </Group>
            )}
            {[reporting.error, naming.error].map(
              (error) => error !== null && <ProblemNote key={error.message} error={error} />,
            )}
            {open.length + others.length === 0 && <NothingHere says={texts.none} />}
            {open.length > 0 && (
              <Stack gap="sm" component="section">
                <Group justify="space-between">
                  <Title order={2} size="h4">
                    {t(texts.open)} ({open.length})
                  </Title>
                  {open.length > 1 && (
                    <Button
                      size="sm"
                      loading={reporting.isPending}
                      onClick={() => reporting.mutate(open)}
                      styles={{ label: { whiteSpace: 'normal', lineHeight: 1.4 } }}
                      h="auto"
                      py={6}
                    >
                      {t(texts.reportAll)}
                    </Button>
                  )}
                </Group>
                {open.map((product) => (
                  <ProductCard key={product.id} product={product} reporting={reporting} unsaid={unsaid} />
                ))}
              </Stack>
            )}
            {others.length > 0 && (
              <Stack gap="sm" component="section">
                <Title order={2} size="h4">
                  {t(texts.others)} ({others.length})
                </Title>
                {others.map((product) => (
                  <ProductCard key={product.id} product={product} reporting={reporting} unsaid={unsaid} />
                ))}
              </Stack>
            )}
          </Stack>
        );
      }}
    </Answered>
  );
}

/**
 * An unplanned task by its name alone; what was typed and not sent is there again the next time. Once it is sent it is kept
 * until it is recorded: without a network, or when the page is closed meanwhile.
 */
function QuickAdd({ period }: { readonly period: string }) {
  const { t } = useSpeech();
  const queries = useQueryClient();
  const { tasks } = useKeptTasks();
  const { draft, keep, drop } = useDraft(`task.${period}`, isText);
  const title = draft?.value ?? '';
  const adding = useMutation({
    mutationFn: async (_task: KeptTask) => {
      if (navigator.onLine) await sendKept(tasks, () => queries.invalidateQueries());
    },
  });
  return (
    <>
      <Paper withBorder p="sm" className="no-print">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            if (title.trim() === '') return;
            adding.mutate(tasks.add(title.trim(), period));
            drop();
          }}
        >
          <Group align="flex-end" gap="xs">
            <TextInput
              style={{ flex: '1 1 220px' }}
              label={t(texts.quick)}
              description={t(texts.quickNote)}
              autoComplete="off"
              maxLength={500}
              value={title}
              onChange={(event) => keep(event.currentTarget.value)}
            />
            <Button type="submit" loading={adding.isPending}>
              {t(texts.add)}
            </Button>
          </Group>
        </form>
      </Paper>
      <KeptList but={adding.isPending ? adding.variables.key : undefined} />
    </>
  );
}
