import { Table } from '@mantine/core';
import { useQueries, useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { choiceOf, orNull } from '../../components/choice-of.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { holdsHere } from '../../components/issuers.ts';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { useRegulationName } from '../../components/regulation-names.ts';
import { Rows } from '../../components/rows.tsx';
import { useUnitName } from '../../components/units.ts';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay } from '../../i18n/written.ts';
import { useMay } from '../session/session.ts';
import { SEATS, texts } from './seats-texts.ts';

/** Which body sits where in the tables of authorities, for a unit and all below it. */
export function SeatsPage() {
  const { t } = useSpeech();
  const may = useMay();
  const unitName = useUnitName();
  const regulationName = useRegulationName();
  const { unit } = useParams({ from: '/signed-in/units/$unit/authority-seats' });
  const rows = useAuthorities(unit);
  const query = useQuery({
    queryKey: ['authority-seats', unit],
    queryFn: () => answerOf(api.GET('/api/v1/units/{unit}/authority-seats', { params: { path: { unit } } })),
  });
  const name = unitName(unit);
  const calledOf = (regulation: string, authority: string) =>
    rows.find((row) => row.regulation === regulation && row.authority === authority)?.decides;
  return (
    <Page
      title={{ vi: `${texts.title.vi}: ${name}`, en: `${texts.title.en}: ${name}` }}
      says={texts.says}
      acts={may('authority.seat') && rows.length > 0 && <Record unit={unit} rows={rows} />}
    >
      <Answered query={query}>
        {({ seats }) =>
          seats.length === 0 ? (
            <NothingHere says={texts.none} />
          ) : (
            <Rows
              label={texts.title}
              heads={[texts.of, texts.seat, texts.body, texts.saidAt, texts.holds, texts.document]}
              least={760}
            >
              {seats.map((seat) => {
                const called = calledOf(seat.regulation, seat.authority);
                return (
                  <Table.Tr key={seat.id}>
                    <Table.Td>
                      {regulationName(seat.regulation)}: {called === undefined ? seat.authority : t(called)}
                      {seat.tier !== null && ` (${seat.tier})`}
                    </Table.Td>
                    <Table.Td>{t(SEATS[seat.seat])}</Table.Td>
                    <Table.Td>{unitName(seat.body)}</Table.Td>
                    <Table.Td>{unitName(seat.unit)}</Table.Td>
                    <Table.Td>
                      {writtenDay(seat.from)}{' '}
                      {seat.to === null ? t(texts.onward) : `– ${writtenDay(seat.to)}`}
                    </Table.Td>
                    <Table.Td>
                      {seat.document}, {writtenDay(seat.documentDay)}
                    </Table.Td>
                  </Table.Tr>
                );
              })}
            </Rows>
          )
        }
      </Answered>
    </Page>
  );
}

interface AuthorityRow {
  readonly regulation: string;
  readonly authority: string;
  readonly decides: { readonly vi: string; readonly en: string };
}

/** The rows of the tables of authorities of every regulation that applies to a unit. */
function useAuthorities(unit: string): readonly AuthorityRow[] {
  const may = useMay();
  const applied = useQuery({
    queryKey: ['unit', unit, 'regulations'],
    enabled: may('regulation.ofUnit'),
    queryFn: () => answerOf(api.GET('/api/v1/units/{unit}/regulations', { params: { path: { unit } } })),
  });
  const regulations = useQueries({
    queries: (applied.data?.regulations ?? [])
      .filter((one) => one.applies && holdsHere(one))
      .map(({ regulation, version }) => ({
        queryKey: ['regulation', regulation, version],
        queryFn: () =>
          answerOf(
            api.GET('/api/v1/regulations/{regulation}/{version}', {
              params: { path: { regulation, version } },
            }),
          ),
      })),
  });
  return regulations.flatMap(({ data }) =>
    (data?.authorities ?? []).map(({ authority, decides }) => ({
      regulation: data?.regulation ?? '',
      authority,
      decides,
    })),
  );
}

function Record({ unit, rows }: { readonly unit: string; readonly rows: readonly AuthorityRow[] }) {
  const regulationName = useRegulationName();
  const options = Object.fromEntries(
    rows.map(({ decides, regulation }, at) => [
      String(at),
      {
        vi: `${regulationName(regulation)}: ${decides.vi}`,
        en: `${regulationName(regulation)}: ${decides.en}`,
      },
    ]),
  );
  return (
    <FormDialog
      act={texts.record}
      variant="filled"
      isWide
      fields={{
        of: { kind: 'choice', label: texts.of, options, isRequired: true },
        seat: { kind: 'choice', label: texts.seat, options: SEATS, isRequired: true },
        body: { kind: 'unit', label: texts.body, isRequired: true },
        tier: { kind: 'text', label: texts.tier },
        from: { kind: 'day', label: words.from, isRequired: true },
        to: { kind: 'day', label: words.to },
        document: { kind: 'text', label: texts.document, isRequired: true },
        documentDay: { kind: 'day', label: texts.documentDay, isRequired: true },
      }}
      run={({ of, seat, tier, to, ...given }) => {
        const row = rows[Number(of)];
        if (row === undefined) throw new Error(`there is no row ${of}`);
        return api.POST('/api/v1/units/{unit}/authority-seats', {
          params: { path: { unit } },
          body: {
            ...given,
            regulation: row.regulation,
            authority: row.authority,
            seat: choiceOf(SEATS, seat),
            tier: orNull(tier),
            to: orNull(to),
          },
        });
      }}
    />
  );
}
