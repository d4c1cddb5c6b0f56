import { Anchor, Group, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { answerOf, api } from '../../api/client.ts';
import { Problem } from '../../api/problem.ts';
import { Answered } from '../../components/answered.tsx';
import { orNull } from '../../components/choice-of.ts';
import { ratedAs, useRegulations } from '../../components/cycle.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { Page } from '../../components/page.tsx';
import { Rows } from '../../components/rows.tsx';
import { useUnitName } from '../../components/units.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay, writtenMoment } from '../../i18n/written.ts';
import { periodName } from '../../text/periods.ts';
import { useMay } from '../session/session.ts';
import { answersOf } from './answers.ts';
import { OUTCOME, texts } from './texts.ts';

/** What went to the national database at once, with the answer to each item. */
export function DeliveryPage() {
  const { t } = useSpeech();
  const may = useMay();
  const unitName = useUnitName();
  const { data: known } = useRegulations();
  const path = useParams({ from: '/signed-in/national-database/$delivery' });
  const query = useQuery({
    queryKey: ['national-delivery', path.delivery],
    queryFn: () => answerOf(api.GET('/api/v1/national-deliveries/{delivery}', { params: { path } })),
  });
  const items = query.data?.items ?? [];
  const open = items.flatMap(({ position, outcome }) => (outcome === null ? [position] : []));
  const answer = async (said: Omit<Parameters<typeof answersOf>[0], 'open'>) => {
    const read = answersOf({ ...said, open });
    if ('line' in read) throw wrongLine(`${t(texts.badLine)}: “${read.line}”`);
    if (read.answers.length === 0) throw wrongLine(t(texts.nothingAnswered));
    return answerOf(
      api.POST('/api/v1/national-deliveries/{delivery}/answers', {
        params: { path },
        body: { answers: [...read.answers] },
      }),
    );
  };
  return (
    <Page
      title={texts.delivery}
      acts={
        may('nationalDatabase.send') &&
        query.data !== undefined && (
          <>
            <Anchor size="sm" href={`/api/v1/national-deliveries/${path.delivery}/file`} download>
              {t(texts.file)}
            </Anchor>
            {open.length > 0 ? (
              <FormDialog
                act={texts.answer}
                says={texts.answerSays}
                fields={{
                  refused: { kind: 'area', label: texts.refusedLines },
                  rest: { kind: 'flag', label: texts.restAccepted },
                  reference: { kind: 'text', label: texts.reference },
                }}
                run={({ refused, rest, reference }) =>
                  answer({ refused, isRestAccepted: rest === 'yes', reference: orNull(reference) })
                }
              />
            ) : (
              <FormDialog
                act={texts.correctAnswer}
                says={texts.correctAnswerSays}
                fields={{ refused: { kind: 'area', label: texts.refusedLines, isRequired: true } }}
                run={({ refused }) => answer({ refused, isRestAccepted: false, reference: null })}
              />
            )}
          </>
        )
      }
    >
      <Answered query={query}>
        {({ delivery }) => (
          <>
            <Text>
              {unitName(delivery.unit)} · {writtenMoment(delivery.madeAt)} · {delivery.ground} ·{' '}
              {t(texts.count)}: {delivery.items} · {t(texts.accepted)}: {delivery.accepted} ·{' '}
              {t(texts.refusedCount)}: {delivery.refused}
            </Text>
            <Rows
              label={texts.delivery}
              heads={[
                ...[texts.position, texts.person, texts.inPeriod, texts.level, texts.decidedOn],
                ...[texts.outcome, texts.receipt],
              ]}
              least={860}
            >
              {items.map((item) => (
                <Table.Tr key={item.position}>
                  <Table.Td>{item.position}</Table.Td>
                  <Table.Td>
                    {item.name} ({item.subject})
                  </Table.Td>
                  <Table.Td>{t(periodName(item.period))}</Table.Td>
                  <Table.Td>{t(ratedAs(known?.regulations ?? [], item.regulation, item.level))}</Table.Td>
                  <Table.Td>{writtenDay(item.decidedOn)}</Table.Td>
                  <Table.Td>{t(item.outcome === null ? texts.open : OUTCOME[item.outcome])}</Table.Td>
                  <Table.Td>
                    {item.words ?? item.reference ?? '–'}
                    {item.answeredAt !== null && ` (${writtenMoment(item.answeredAt)})`}
                  </Table.Td>
                </Table.Tr>
              ))}
            </Rows>
            <Group className="no-print">
              <Anchor
                renderRoot={(props) => (
                  <Link to="/national-database" search={{ unit: delivery.unit }} {...props} />
                )}
              >
                {t(texts.toOutbox)}
              </Anchor>
            </Group>
          </>
        )}
      </Answered>
    </Page>
  );
}

/** What was typed cannot be sent as it is: said as the server would. */
const wrongLine = (says: string): Problem =>
  new Problem(422, 'national-database.lines', says, '', [{ pointer: '/refused', detail: says }]);
