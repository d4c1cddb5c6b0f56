import { Anchor, Button, Group, Stack, Table, TextInput } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { orNull } from '../../components/choice-of.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { Rows } from '../../components/rows.tsx';
import { UnitField } from '../../components/unit-field.tsx';
import { useUnitName } from '../../components/units.ts';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay } from '../../i18n/written.ts';
import { useMay } from '../session/session.ts';
import {
  newPostAnswered,
  newPostQuestions,
  postAnswered,
  postQuestions,
  sexAnswered,
  sexQuestion,
  sinceQuestions,
} from './post-questions.ts';
import { texts } from './texts.ts';

const PAGE = 50;

/** The people of a unit and below, or all in sight. */
export function PeoplePage() {
  const { t } = useSpeech();
  const unitName = useUnitName();
  const may = useMay();
  const navigate = useNavigate();
  const { unit = '' } = useSearch({ from: '/signed-in/people' });
  const [typed, setTyped] = useState('');
  const [search] = useDebouncedValue(typed.trim(), 300);
  const query = useInfiniteQuery({
    queryKey: ['people', unit, search],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/api/v1/people', {
          params: {
            query: {
              limit: PAGE,
              ...(unit !== '' && { unit, below: 'yes' as const }),
              ...(search !== '' && { search }),
              ...(pageParam !== '' && { after: pageParam }),
            },
          },
        }),
      ),
    getNextPageParam: ({ people }) => (people.length < PAGE ? undefined : people.at(-1)?.id),
  });
  return (
    <Page
      title={texts.people}
      says={texts.peopleSays}
      acts={
        <>
          {may('roster.see') && (
            <Button variant="default" size="sm" renderRoot={(props) => <Link to="/rosters" {...props} />}>
              {t(texts.toRosters)}
            </Button>
          )}
          {may('person.bindAccount') && (
            <Button
              variant="default"
              size="sm"
              renderRoot={(props) => (
                <Link to="/people-accounts" search={unit === '' ? {} : { unit }} {...props} />
              )}
            >
              {t(texts.toAccounts)}
            </Button>
          )}
          {may('person.record') && <RecordPerson unit={unit} />}
        </>
      }
    >
      <Group align="flex-end">
        <UnitField
          label={t(texts.unitBelow)}
          value={unit}
          onChange={(next) => void navigate({ to: '/people', search: next === '' ? {} : { unit: next } })}
        />
        <TextInput
          type="search"
          label={t(texts.find)}
          miw={260}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
      </Group>
      <Answered query={query}>
        {({ pages }) => {
          const people = pages.flatMap((page) => page.people);
          if (people.length === 0)
            return <NothingHere says={search === '' ? texts.none : words.nothingFound} />;
          return (
            <Stack gap="sm">
              <Rows
                label={texts.people}
                heads={[texts.name, texts.title, words.unit, texts.code, texts.born, texts.idEnd]}
              >
                {people.map(({ id, fullName, title, unit: of, staffCode, bornOn, idNumberEnd }) => (
                  <Table.Tr key={id}>
                    <Table.Td>
                      <Anchor
                        renderRoot={(props) => (
                          // A file is opened by a click only: opening it is logged.
                          <Link to="/people/$person" params={{ person: id }} preload={false} {...props} />
                        )}
                      >
                        {fullName}
                      </Anchor>
                    </Table.Td>
                    <Table.Td>{title ?? '–'}</Table.Td>
                    <Table.Td>{of === null ? '–' : unitName(of)}</Table.Td>
                    <Table.Td>{staffCode}</Table.Td>
                    <Table.Td>{bornOn === null ? '–' : writtenDay(bornOn)}</Table.Td>
                    <Table.Td>{idNumberEnd ?? '–'}</Table.Td>
                  </Table.Tr>
                ))}
              </Rows>
              {query.hasNextPage && (
                <Button
                  variant="default"
                  loading={query.isFetchingNextPage}
                  onClick={() => void query.fetchNextPage()}
                >
                  {t(words.more)}
                </Button>
              )}
            </Stack>
          );
        }}
      </Answered>
    </Page>
  );
}

function RecordPerson({ unit }: { readonly unit: string }) {
  return (
    <FormDialog
      act={texts.record}
      variant="filled"
      isWide
      first={{ unit, isMain: 'yes' }}
      fields={{
        fullName: { kind: 'text', label: texts.name, isRequired: true },
        staffCode: { kind: 'text', label: texts.code, isRequired: true },
        bornOn: { kind: 'day', label: texts.born },
        sex: sexQuestion,
        idNumber: { kind: 'text', label: texts.idNumber, note: texts.idNumberNote },
        serviceFrom: { kind: 'day', label: texts.serviceFrom },
        unit: { kind: 'unit', label: words.unit, isRequired: true, sentAs: 'post.unit' },
        ...postQuestions,
        ...newPostQuestions,
        ...sinceQuestions,
      }}
      run={(given) =>
        api.POST('/api/v1/people', {
          body: {
            ...{ fullName: given.fullName, staffCode: given.staffCode, bornOn: orNull(given.bornOn) },
            ...{
              sex: sexAnswered(given.sex),
              idNumber: orNull(given.idNumber),
              serviceFrom: orNull(given.serviceFrom),
            },
            post: {
              ...{ unit: given.unit, ...postAnswered(given), ...newPostAnswered(given) },
              ...{ from: given.from, ground: given.ground },
            },
          },
        })
      }
    />
  );
}
