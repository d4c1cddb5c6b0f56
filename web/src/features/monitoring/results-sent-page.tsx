import { Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { usePeopleNames } from '../../components/people-names.ts';
import { Rows } from '../../components/rows.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenMoment, writtenScore } from '../../i18n/written.ts';
import { periodName } from '../../text/periods.ts';
import { texts } from './office-texts.ts';

/** What earlier bodies sent along with somebody. */
export function ResultsSentPage() {
  const { t } = useSpeech();
  const path = useParams({ from: '/signed-in/people/$person/results-sent' });
  const name = usePeopleNames(true)(path.person);
  const query = useQuery({
    queryKey: ['results-sent', path.person],
    queryFn: () => answerOf(api.GET('/api/v1/people/{person}/results-sent', { params: { path } })),
  });
  return (
    <Page title={{ vi: `${texts.sent.vi}: ${name}`, en: `${texts.sent.en}: ${name}` }} says={texts.sentSays}>
      <Answered query={query}>
        {({ results }) =>
          results.length === 0 ? (
            <NothingHere says={texts.none} />
          ) : (
            <Rows
              label={texts.sent}
              heads={[texts.period, texts.from, texts.measure, texts.value, texts.document]}
            >
              {results.map(({ cycle, regulation, period, measure, value, body, document, sentAt }) => (
                <Table.Tr key={`${cycle}/${regulation}/${period}/${measure}`}>
                  <Table.Td>{t(periodName(period))}</Table.Td>
                  <Table.Td>{body}</Table.Td>
                  <Table.Td>{measure}</Table.Td>
                  <Table.Td>{/^\d/.test(value) ? writtenScore(value) : value}</Table.Td>
                  <Table.Td>
                    {document} ({writtenMoment(sentAt)})
                  </Table.Td>
                </Table.Tr>
              ))}
            </Rows>
          )
        }
      </Answered>
    </Page>
  );
}
