import { Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { roleName } from '../../components/role-names.ts';
import { Rows } from '../../components/rows.tsx';
import { useUnitName } from '../../components/units.ts';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenMoment } from '../../i18n/written.ts';
import { texts } from './texts.ts';

/** What was done right after a role was given: abuse of a role that is given for an hour shows here. */
export function FreshActsPage() {
  const { t } = useSpeech();
  const unitName = useUnitName();
  const query = useQuery({
    queryKey: ['fresh-acts'],
    queryFn: () => answerOf(api.GET('/api/v1/role-grants/fresh-acts', { params: { query: { days: 30 } } })),
  });
  const accounts = useQuery({
    queryKey: ['accounts', 'names'],
    queryFn: () => answerOf(api.GET('/api/v1/accounts', { params: { query: { limit: 200 } } })),
  });
  const names = new Map(accounts.data?.accounts.map(({ id, displayName }) => [id, displayName]));
  return (
    <Page title={texts.review} says={texts.reviewSays}>
      <Answered query={query}>
        {({ acts }) =>
          acts.length === 0 ? (
            <NothingHere says={texts.noActs} />
          ) : (
            <Rows label={texts.review} heads={[texts.at, texts.account, texts.act, texts.role, words.unit]}>
              {acts.map(({ event, at, words: act, account, role, roleUnit }) => (
                <Table.Tr key={event}>
                  <Table.Td>{writtenMoment(at)}</Table.Td>
                  <Table.Td>{names.get(account) ?? '…'}</Table.Td>
                  <Table.Td>{t(act)}</Table.Td>
                  <Table.Td>{t(roleName(role))}</Table.Td>
                  <Table.Td>{roleUnit === null ? t(words.wholeSystem) : unitName(roleUnit)}</Table.Td>
                </Table.Tr>
              ))}
            </Rows>
          )
        }
      </Answered>
    </Page>
  );
}
