import type { Bilingual } from '@congtam/engine';
import { Anchor, Button, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { answerOf, api, send } from '../../api/client.ts';
import type { components } from '../../api/schema.generated.ts';
import { Answered } from '../../components/answered.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { keepAnswer } from '../../components/keep-file.ts';
import { Page } from '../../components/page.tsx';
import { Rows } from '../../components/rows.tsx';
import { useUnitName } from '../../components/units.ts';
import { WHY_NO_LEVEL } from '../../components/why-no-level.ts';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenMoment } from '../../i18n/written.ts';
import { periodName } from '../../text/periods.ts';
import { Summaries } from './summaries.tsx';
import { texts } from './texts.ts';

type Difference = components['schemas']['ReportDifference'];
type Summary = components['schemas']['Summary'];

/** A report as it was sent: it can be printed, and says what changed before and since. */
export function ReportPage() {
  const { t } = useSpeech();
  const unitName = useUnitName();
  const { report: id } = useParams({ from: '/signed-in/consolidation/$report' });
  const query = useQuery({
    queryKey: ['consolidation-report', id],
    queryFn: () => answerOf(api.GET('/api/v1/consolidations/{report}', { params: { path: { report: id } } })),
  });
  return (
    <Page
      title={texts.report}
      acts={
        <>
          {query.data !== undefined && <AsPaper report={id} summaries={query.data.summaries} />}
          <Anchor size="sm" href={`/api/v1/consolidations/${id}/workbook`} download>
            {t(texts.workbook)}
          </Anchor>
          <Button size="sm" variant="default" onClick={() => print()}>
            {t(words.print)}
          </Button>
        </>
      }
    >
      <Answered query={query}>
        {({ report, summaries, replaced, since }) => (
          <Stack gap="md">
            <Text>
              {unitName(report.unit)} · {t(periodName(report.period))} · {t(texts.number)} {report.number} ·{' '}
              {writtenMoment(report.sentAt)} · {report.sentByName} · {report.ground}
              {!report.isLast && ` · ${t(texts.isReplaced)}`}
            </Text>
            {report.reason !== null && (
              <Text>
                {t(words.reason)}: {report.reason}
              </Text>
            )}
            {replaced.length > 0 && (
              <Differences title={texts.replaced} rows={replaced} summaries={summaries} />
            )}
            {since.length > 0 ? (
              <Differences title={texts.since} rows={since} summaries={summaries} />
            ) : (
              <Text size="sm">{t(texts.same)}</Text>
            )}
            <Summaries summaries={summaries} />
          </Stack>
        )}
      </Answered>
    </Page>
  );
}

const TABLES = {
  byGroup: texts.byGroupTable,
  byUnit: texts.byUnitTable,
  decided: texts.decidedTable,
  proposed: texts.proposedTable,
} as const;
const KINDS = {
  docx: { vi: 'Word (DOCX)', en: 'Word (DOCX)' },
  pdf: { vi: 'PDF', en: 'PDF' },
  xlsx: texts.ownWorkbook,
} as const;

/** One table of the report as an official paper, in the layout of the agency where it has one. */
function AsPaper({ report, summaries }: { readonly report: string; readonly summaries: readonly Summary[] }) {
  const options = Object.fromEntries(
    summaries.map(({ number, kind }, at) => {
      const of = kind === 'person' ? texts.ofPeople : texts.ofUnits;
      return [String(at), { vi: `${number} (${of.vi})`, en: `${number} (${of.en})` }];
    }),
  );
  return (
    <FormDialog
      act={texts.paper}
      says={texts.paperSays}
      fields={{
        summary: { kind: 'choice', label: texts.paperOf, options, isRequired: true },
        table: { kind: 'choice', label: texts.paperTable, options: TABLES, isRequired: true },
        kind: { kind: 'choice', label: texts.paperKind, options: KINDS, isRequired: true },
        drafter: { kind: 'text', label: texts.drafter, isRequired: true },
        signatory: { kind: 'text', label: texts.signatory, isRequired: true },
        place: { kind: 'text', label: texts.place, isRequired: true },
      }}
      first={{ drafter: 'Người lập', signatory: 'Thủ trưởng' }}
      run={async ({ summary, table, kind, drafter, signatory, place }) => {
        const chosen = summaries[Number(summary)];
        const answer = await send('POST', `/api/v1/consolidations/${report}/paper`, {
          ...{ regulation: chosen?.regulation, of: chosen?.kind, table, kind },
          given: {
            drafter: { capacity: [drafter] },
            signatory: { capacity: [signatory] },
            issuer: { place },
          },
        });
        await keepAnswer(answer);
      }}
    />
  );
}

function Differences({
  title,
  rows,
  summaries,
}: {
  readonly title: Bilingual;
  readonly rows: readonly Difference[];
  readonly summaries: readonly Summary[];
}) {
  const { t } = useSpeech();
  const unitName = useUnitName();
  const levels = new Map(summaries.flatMap((summary) => summary.levels.map(({ id, label }) => [id, label])));
  const said = (what: string) => {
    const why = WHY_NO_LEVEL[what];
    return levels.get(what) ?? (why === undefined ? what : t(why));
  };
  return (
    <Stack gap="xs" component="section">
      <Title order={2} size="h4">
        {t(title)}
      </Title>
      <Rows label={title} heads={[words.unit, texts.what, texts.before, texts.after]}>
        {rows.map((row) => (
          <Table.Tr key={`${row.regulation} ${row.kind} ${row.unit} ${row.group} ${row.what}`}>
            <Table.Td>{unitName(row.unit)}</Table.Td>
            <Table.Td>{said(row.what)}</Table.Td>
            <Table.Td>{row.before}</Table.Td>
            <Table.Td>{row.after}</Table.Td>
          </Table.Tr>
        ))}
      </Rows>
    </Stack>
  );
}
