import { Anchor, Button, Group, Paper, Progress, SimpleGrid, Stack, Text } from '@mantine/core';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { api, readOf, seen } from '../../api/client.ts';
import type { paths } from '../../api/schema.generated.ts';
import { Answered } from '../../components/answered.tsx';
import { Page } from '../../components/page.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { ProblemRows } from '../../components/problem-rows.tsx';
import { TAKEN_STATES } from '../../components/taken-states.ts';
import { useUnitName } from '../../components/units.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay } from '../../i18n/written.ts';
import { useMay } from '../session/session.ts';
import { RosterGrid } from './roster-grid.tsx';
import { texts } from './texts.ts';

type Roster = paths['/api/v1/rosters/{roster}']['get']['responses'][200]['content']['application/json'];

/** How long until the state of a list under way is asked for again, in milliseconds. */
const AGAIN = 1500;

const isUnderWay = ({ state }: Roster) => state === 'checking' || state === 'applying';

/** One list from its file to the files of people: what is wrong with it, what it would change, how far it is. */
export function RosterPage() {
  const { t } = useSpeech();
  const may = useMay();
  const queries = useQueryClient();
  const unitName = useUnitName();
  const path = useParams({ from: '/signed-in/rosters/$roster' });
  const query = useQuery({
    queryKey: ['roster', path.roster],
    queryFn: () => readOf(api.GET('/api/v1/rosters/{roster}', { params: { path } })),
    refetchInterval: ({ state: { data } }) => (data !== undefined && isUnderWay(data.read) ? AGAIN : false),
  });
  const acting = useMutation({
    mutationFn: async (act: 'apply' | 'withdraw'): Promise<void> => {
      if (act === 'apply')
        await api.POST('/api/v1/rosters/{roster}/apply', {
          params: { path },
          headers: seen(query.data?.version ?? ''),
        });
      else await api.POST('/api/v1/rosters/{roster}/withdraw', { params: { path } });
    },
    onSettled: () => queries.invalidateQueries(),
  });
  return (
    <Page title={texts.roster}>
      <Answered query={query}>
        {({ read: roster, version }) => (
          <Stack gap="md">
            <Text size="sm">
              {unitName(roster.unit)} · {t(texts.asOf)} {writtenDay(roster.on)} · {roster.ground}
            </Text>
            <Text fw={600} role="status">
              {t(TAKEN_STATES[roster.state])}
            </Text>
            {isUnderWay(roster) && (
              <Progress
                value={roster.progress ?? 0}
                animated
                aria-label={t(roster.state === 'checking' ? texts.checking : texts.applying)}
              />
            )}
            {roster.state === 'applied' && (
              <Text>
                {t(texts.applied)}{' '}
                <Anchor
                  renderRoot={(props) => <Link to="/people" search={{ unit: roster.unit }} {...props} />}
                >
                  {t(texts.toPeople)}
                </Anchor>
              </Text>
            )}
            {roster.report !== null && <Counts report={roster.report} />}
            {roster.report !== null && roster.report.problemCount > 0 && (
              <Stack gap="sm">
                <Text>{t(texts.mendAndAgain)}</Text>
                {!isUnreadable(roster.report) && (
                  <Anchor href={`/api/v1/rosters/${roster.id}/file`} download>
                    {t(texts.withErrors)}
                  </Anchor>
                )}
                <WithoutRow report={roster.report} />
              </Stack>
            )}
            {(roster.state === 'checked' || roster.state === 'faulty') && !isUnreadable(roster.report) && (
              <RosterGrid roster={roster.id} version={version} />
            )}
            {acting.error !== null && <ProblemNote error={acting.error} />}
            <Group gap="sm">
              {roster.state === 'checked' && may('roster.apply') && (
                <Button loading={acting.isPending} onClick={() => acting.mutate('apply')}>
                  {t(texts.apply)}
                </Button>
              )}
              {(roster.state === 'checked' || roster.state === 'faulty') && may('roster.withdraw') && (
                <Button variant="default" onClick={() => acting.mutate('withdraw')}>
                  {t(texts.withdraw)}
                </Button>
              )}
            </Group>
          </Stack>
        )}
      </Answered>
    </Page>
  );
}

type Report = NonNullable<Roster['report']>;

/** What the reader of files says: of such a file no row is taken. */
const isOfReader = ({ code }: Report['problems'][number]) => code.startsWith('sheet.');

/** Whether the file could not be opened at all: there are no rows of it to show or to give back. */
const isUnreadable = (report: Report | null) =>
  report?.problems.some((problem) => isOfReader(problem) && problem.row === undefined) ?? false;

/** What is told where it is asked what the columns are. */
const ABOUT_HEADINGS = ['intake.unknown-column', 'intake.missing-column'];

/**
 * What is wrong with the file as a whole, and of how many errors the first are told; the others stand at their cells. What
 * the reader says may be of the row of the headings, which has no cells in the grid: it is told here with its place.
 */
function WithoutRow({ report: { problems, problemCount } }: { readonly report: Report }) {
  const ofFile = problems.filter(
    (problem) => isOfReader(problem) || (problem.row === undefined && !ABOUT_HEADINGS.includes(problem.code)),
  );
  const untold = problemCount - problems.length;
  return ofFile.length === 0 && untold === 0 ? null : (
    <ProblemRows problems={ofFile} count={ofFile.length + untold} />
  );
}

function Counts({ report }: { readonly report: Report }) {
  const { t } = useSpeech();
  const counts = [
    { label: texts.rows, count: report.rows },
    { label: texts.inFile, count: report.people },
    { label: texts.newPeople, count: report.newPeople },
    { label: texts.changedPeople, count: report.changedPeople },
    { label: texts.begun, count: report.begun },
    { label: texts.corrected, count: report.corrected },
    { label: texts.ended, count: report.ended },
    { label: texts.problems, count: report.problemCount },
  ];
  return (
    <Stack gap="sm">
      <SimpleGrid cols={{ base: 2, sm: 4 }}>
        {counts.map(({ label, count }) => (
          <Paper withBorder p="xs" key={label.en}>
            <Text size="sm">{t(label)}</Text>
            <Text fw={600}>{count}</Text>
          </Paper>
        ))}
      </SimpleGrid>
      {report.absent.length > 0 && (
        <Text size="sm">
          {t(texts.absent)}: {report.absent.join(', ')}
        </Text>
      )}
    </Stack>
  );
}
