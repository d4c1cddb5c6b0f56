import { Anchor, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useParams } from '@tanstack/react-router';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { orNull } from '../../components/choice-of.ts';
import { useRatings } from '../../components/cycle.ts';
import { CyclePage } from '../../components/cycle-page.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Rows } from '../../components/rows.tsx';
import { useUnitName } from '../../components/units.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay } from '../../i18n/written.ts';
import { useMay } from '../session/session.ts';
import { STATES, texts } from './texts.ts';

/** The dossiers of a cycle, those due first; and where one is opened. */
export function DossiersPage() {
  const { t } = useSpeech();
  const may = useMay();
  const navigate = useNavigate();
  const unitName = useUnitName();
  const path = useParams({ from: '/signed-in/cycles/$cycle/dossiers' });
  const ratings = useRatings(path.cycle);
  const query = useQuery({
    queryKey: ['dossiers', path.cycle],
    queryFn: () => answerOf(api.GET('/api/v1/cycles/{cycle}/dossiers', { params: { path } })),
  });
  const regulations = Object.fromEntries(
    (ratings.data ?? []).map(({ regulation, number }) => [regulation, { vi: number, en: number }]),
  );
  return (
    <CyclePage
      cycle={path.cycle}
      title={texts.title}
      says={texts.says}
      acts={
        may('dossier.prepare') && (
          <FormDialog
            act={texts.open}
            says={texts.openSays}
            variant="filled"
            fields={{
              subject: { kind: 'text', label: texts.subjectCode, isRequired: true },
              regulation: { kind: 'choice', label: texts.regulation, options: regulations },
              recipient: { kind: 'unit', label: texts.recipient, isRequired: true },
            }}
            run={async ({ subject, regulation, recipient }) => {
              const { id } = await answerOf(
                api.POST('/api/v1/cycles/{cycle}/dossiers', {
                  params: { path },
                  body: { subject: subject.trim(), regulation: orNull(regulation), recipient },
                }),
              );
              await navigate({ to: '/dossiers/$dossier', params: { dossier: id } });
            }}
          />
        )
      }
    >
      <Answered query={query}>
        {({ dossiers }) =>
          dossiers.length === 0 ? (
            <NothingHere says={texts.none} />
          ) : (
            <Rows
              label={texts.title}
              heads={[texts.subject, texts.unit, texts.recipient, texts.filled, texts.due, texts.state]}
            >
              {dossiers.map(({ id, subject, unit, recipient, lines, papers, dueOn, state }) => (
                <Table.Tr key={id}>
                  <Table.Td>
                    <Anchor
                      size="sm"
                      renderRoot={(props) => (
                        <Link to="/dossiers/$dossier" params={{ dossier: id }} preload={false} {...props} />
                      )}
                    >
                      {subject}
                    </Anchor>
                  </Table.Td>
                  <Table.Td>{unitName(unit)}</Table.Td>
                  <Table.Td>{unitName(recipient)}</Table.Td>
                  <Table.Td>
                    {papers.filter(({ kind }) => kind !== 'takenOut').length}/{lines.length}
                  </Table.Td>
                  <Table.Td>{dueOn === null ? '–' : writtenDay(dueOn)}</Table.Td>
                  <Table.Td>{t(STATES[state])}</Table.Td>
                </Table.Tr>
              ))}
            </Rows>
          )
        }
      </Answered>
    </CyclePage>
  );
}
