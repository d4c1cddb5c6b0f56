import type { Bilingual } from '@congtam/engine';
import { Stack, Table, Text, Title } from '@mantine/core';
import type { components } from '../../api/schema.generated.ts';
import { Bars } from '../../components/bars.tsx';
import { Rows } from '../../components/rows.tsx';
import { WHY_NO_LEVEL } from '../../components/why-no-level.ts';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenNumber } from '../../i18n/written.ts';
import { BASES, texts } from './texts.ts';

type Summary = components['schemas']['Summary'];
type SummaryRow = components['schemas']['SummaryRow'];

/** Every table of a report, by regulation and kind of subject, with a picture of how the levels are spread. */
export function Summaries({ summaries }: { readonly summaries: readonly Summary[] }) {
  return summaries.map((summary) => (
    <OneSummary key={`${summary.regulation} ${summary.kind}`} summary={summary} />
  ));
}

function OneSummary({ summary }: { readonly summary: Summary }) {
  const { t } = useSpeech();
  const { levels, total, byGroup, byUnit, withoutLevel, shares } = summary;
  const of = `${summary.title}, ${t(summary.kind === 'person' ? texts.people : texts.units)}`;
  // Who hears the page is told of which table each is.
  const named = ({ vi, en }: Bilingual): Bilingual => ({ vi: `${vi}: ${of}`, en: `${en}: ${of}` });
  return (
    <Stack gap="sm" component="section">
      <Title order={2} size="h4">
        {summary.title} · {t(summary.kind === 'person' ? texts.people : texts.units)}
      </Title>
      <Bars
        label={named(texts.picture)}
        heads={[texts.what, texts.count]}
        bars={[
          ...levels.map(({ label }, at) => ({
            label,
            size: total.levels[at] ?? 0,
            says: String(total.levels[at] ?? 0),
          })),
          { label: t(texts.noLevel), size: total.noLevel, says: String(total.noLevel), isMarked: true },
        ]}
      />
      <LevelRows
        label={texts.byGroup}
        named={named}
        head={texts.group}
        summary={summary}
        rows={[...byGroup, total]}
      />
      <LevelRows
        label={texts.byUnit}
        named={named}
        head={words.unit}
        summary={summary}
        rows={[...byUnit, total]}
      />
      {withoutLevel.length > 0 && (
        <>
          <Title order={3} size="h5">
            {t(texts.why)}
          </Title>
          <Rows label={named(texts.why)} heads={[texts.why, texts.ground, texts.count]}>
            {withoutLevel.map(({ why, refs, count }) => (
              <Table.Tr key={`${why} ${refs.join()}`}>
                <Table.Td>{t(WHY_NO_LEVEL[why] ?? texts.noLevel)}</Table.Td>
                <Table.Td>{refs.length === 0 ? '–' : refs.join('; ')}</Table.Td>
                <Table.Td>{count}</Table.Td>
              </Table.Tr>
            ))}
          </Rows>
        </>
      )}
      {summary.kind === 'person' && <OfParty summary={summary} named={named} />}
      {shares.map(({ quota, label, count, bases }) => (
        <Stack key={quota} gap="xs">
          <Title order={3} size="h5">
            {t(texts.shares)}: {label}
          </Title>
          <Rows
            label={named({ vi: label, en: label })}
            heads={[texts.base, texts.count, texts.of, texts.share]}
          >
            {bases.map(({ base, of: whole, share }) => (
              <Table.Tr key={base}>
                <Table.Td>{t(BASES[base] ?? texts.total)}</Table.Td>
                <Table.Td>{count}</Table.Td>
                <Table.Td>{whole}</Table.Td>
                <Table.Td>{share === null ? '–' : `${writtenNumber(share)} %`}</Table.Td>
              </Table.Tr>
            ))}
          </Rows>
        </Stack>
      ))}
    </Stack>
  );
}

/** The tables that the Party asks for by code of post: proposed to the superior, and decided. */
function OfParty({
  summary,
  named,
}: {
  readonly summary: Summary;
  readonly named: (label: Bilingual) => Bilingual;
}) {
  const { t } = useSpeech();
  const { decided, proposed, withoutCode } = summary.byPosition;
  const tables = [
    { label: texts.party15A, table: proposed },
    { label: texts.party15B, table: decided },
  ].filter(({ table }) => table.rows.length > 0);
  const columns = summary.levels.map(({ label }): Bilingual => ({ vi: label, en: label }));
  return (
    <>
      {tables.map(({ label, table }) => (
        <Stack key={label.en} gap="xs">
          <Title order={3} size="h5">
            {t(label)}
          </Title>
          <Rows
            label={named(label)}
            least={860}
            heads={[texts.postCode, texts.total, ...columns, texts.noLevel, texts.ofGood]}
          >
            {[...table.rows, table.total].map((row) => (
              <Table.Tr key={row.id ?? 'total'}>
                <Table.Td>
                  <Text size="sm" fw={row.id === null ? 700 : 400}>
                    {row.label}
                  </Text>
                </Table.Td>
                <Table.Td>{row.total}</Table.Td>
                {row.levels.map((count, at) => (
                  <Table.Td key={summary.levels[at]?.id ?? at}>{count}</Table.Td>
                ))}
                <Table.Td>{row.noLevel}</Table.Td>
                <Table.Td>
                  {row.excellentOfGood === null ? '–' : `${writtenNumber(row.excellentOfGood)} %`}
                </Table.Td>
              </Table.Tr>
            ))}
          </Rows>
        </Stack>
      ))}
      {withoutCode > 0 && (
        <Text size="sm">
          {t(texts.withoutCode)}: {withoutCode}
        </Text>
      )}
    </>
  );
}

function LevelRows({
  label,
  named,
  head,
  summary,
  rows,
}: {
  readonly label: Bilingual;
  readonly named: (label: Bilingual) => Bilingual;
  readonly head: Bilingual;
  readonly summary: Summary;
  readonly rows: readonly SummaryRow[];
}) {
  const { t } = useSpeech();
  const columns = summary.levels.map(({ label: level }): Bilingual => ({ vi: level, en: level }));
  return (
    <>
      <Title order={3} size="h5">
        {t(label)}
      </Title>
      <Rows label={named(label)} least={760} heads={[head, texts.total, ...columns, texts.noLevel]}>
        {rows.map((row) => (
          <Table.Tr key={row.id ?? 'total'}>
            <Table.Td>
              <Text size="sm" fw={row.id === null ? 700 : 400}>
                {row.label}
              </Text>
            </Table.Td>
            <Table.Td>{row.total}</Table.Td>
            {row.levels.map((count, at) => (
              <Table.Td key={summary.levels[at]?.id ?? at}>{count}</Table.Td>
            ))}
            <Table.Td>{row.noLevel}</Table.Td>
          </Table.Tr>
        ))}
      </Rows>
    </>
  );
}
