import { Box, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { linesOf } from '../../components/choice-of.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { Rows } from '../../components/rows.tsx';
import { UnitField } from '../../components/unit-field.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay } from '../../i18n/written.ts';
import { useMay, useOwnUnit } from '../session/session.ts';
import { catalogueTexts } from './catalogue-texts.ts';
import { positionTexts as texts } from './comparison-texts.ts';

/** Which products each job position of a unit makes. */
export function PositionsPage() {
  const { t } = useSpeech();
  const may = useMay();
  const navigate = useNavigate();
  const ownUnit = useOwnUnit();
  const { unit = ownUnit } = useSearch({ from: '/signed-in/job-positions' });
  const query = useQuery({
    queryKey: ['job-positions', unit],
    enabled: unit !== '',
    queryFn: () =>
      answerOf(
        api.GET('/api/v1/units/{unit}/job-position-products', { params: { path: { unit }, query: {} } }),
      ),
  });
  return (
    <Page
      title={texts.title}
      says={texts.says}
      acts={unit !== '' && may('catalogue.setPosition') && <Record unit={unit} />}
    >
      <Box maw={420}>
        <UnitField
          label={t(words.unit)}
          value={unit}
          onChange={(next) => void navigate({ to: '/job-positions', search: { unit: next } })}
        />
      </Box>
      {unit === '' ? (
        <NothingHere says={catalogueTexts.chooseUnit} />
      ) : (
        <Answered query={query}>
          {({ positions }) =>
            positions.length === 0 ? (
              <NothingHere says={texts.none} />
            ) : (
              <Rows label={texts.title} heads={[texts.position, texts.codes, words.from, words.ground]}>
                {positions.map(({ jobPosition, codes, from, ground, revision }) => (
                  <Table.Tr key={`${jobPosition}/${revision}`}>
                    <Table.Td>{jobPosition}</Table.Td>
                    <Table.Td>{codes.join(', ')}</Table.Td>
                    <Table.Td>{writtenDay(from)}</Table.Td>
                    <Table.Td>{ground}</Table.Td>
                  </Table.Tr>
                ))}
              </Rows>
            )
          }
        </Answered>
      )}
    </Page>
  );
}

function Record({ unit }: { readonly unit: string }) {
  return (
    <FormDialog
      act={texts.record}
      variant="filled"
      fields={{
        jobPosition: { kind: 'text', label: texts.position, isRequired: true },
        codes: { kind: 'area', label: texts.codes, note: texts.codesNote, isRequired: true },
        from: { kind: 'day', label: words.from, isRequired: true },
        ground: { kind: 'text', label: words.ground, isRequired: true },
      }}
      run={({ codes, ...body }) =>
        api.POST('/api/v1/units/{unit}/job-position-products', {
          params: { path: { unit } },
          body: { ...body, codes: linesOf(codes) },
        })
      }
    />
  );
}
