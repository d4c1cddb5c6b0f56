import { Button, Checkbox, Group, Stack, Table, Text, Textarea, TextInput, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { Problem } from '../../api/problem.ts';
import type { paths } from '../../api/schema.generated.ts';
import { Answered } from '../../components/answered.tsx';
import { useDraft } from '../../components/draft.ts';
import { keepFile } from '../../components/keep-file.ts';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { Rows } from '../../components/rows.tsx';
import { UnitField } from '../../components/unit-field.tsx';
import { useUnitName } from '../../components/units.ts';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { dayNow } from '../../text/periods.ts';
import { useOwnUnit } from '../session/session.ts';
import { loginsFor } from './logins.ts';
import { texts } from './many-accounts-texts.ts';
import { texts as people } from './texts.ts';

type Person =
  paths['/api/v1/people']['get']['responses'][200]['content']['application/json']['people'][number];

const MOST = 200;

/** The officer's half of accounts for many: who gets one, by which login, and whose each is. */
export function ManyAccountsPage() {
  const { t } = useSpeech();
  const navigate = useNavigate();
  const ownUnit = useOwnUnit();
  const { unit = ownUnit } = useSearch({ from: '/signed-in/people-accounts' });
  const query = useQuery({
    queryKey: ['people', 'without-account', unit],
    enabled: unit !== '',
    // What was chosen stays as it was while accounts are bound one by one.
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    queryFn: () =>
      answerOf(
        api.GET('/api/v1/people', {
          params: { query: { unit, below: 'yes', account: 'none', limit: MOST } },
        }),
      ),
  });
  return (
    <Page title={texts.title} says={texts.says}>
      <UnitField
        label={t(people.unitBelow)}
        value={unit}
        onChange={(next) =>
          void navigate({ to: '/people-accounts', search: next === '' ? {} : { unit: next } })
        }
      />
      {unit === '' ? (
        <NothingHere says={texts.chooseUnit} />
      ) : (
        <Answered query={query}>
          {({ people: found }) =>
            found.length === 0 ? (
              <NothingHere says={texts.none} />
            ) : (
              <Choosing key={unit} unit={unit} people={found} />
            )
          }
        </Answered>
      )}
    </Page>
  );
}

interface Choice {
  readonly chosen: readonly string[];
  /** By person, where another than the one made of the name was typed. */
  readonly logins: { readonly [person: string]: string };
}
const isChoice = (value: unknown): value is Choice =>
  typeof value === 'object' &&
  value !== null &&
  'chosen' in value &&
  Array.isArray(value.chosen) &&
  'logins' in value &&
  typeof value.logins === 'object' &&
  value.logins !== null;
const NOTHING: Choice = { chosen: [], logins: {} };

/** What is chosen stays on this machine until the accounts are bound: an administrator may take a day to invite. */
function Choosing({
  unit: of,
  people: found,
}: {
  readonly unit: string;
  readonly people: readonly Person[];
}) {
  const { t } = useSpeech();
  const unitName = useUnitName();
  const { draft, keep } = useDraft(`many-accounts/${of}`, isChoice);
  const { chosen: kept, logins: typed } = draft?.value ?? NOTHING;
  const made = loginsFor(found.map(({ fullName }) => fullName));
  const chosen = new Set(kept.filter((id) => found.some((one) => one.id === id)));
  const setChosen = (ids: readonly string[]) => keep({ chosen: ids, logins: typed });
  const [told, setTold] = useState<ReadonlyMap<string, string>>(new Map());
  const rows = found.map((person, at) => ({ person, login: typed[person.id] ?? made[at] ?? '' }));
  const taken = rows.filter(({ person }) => chosen.has(person.id));
  const list = taken.map(({ person, login }) => `${login}; ${person.fullName}`).join('\n');
  return (
    <Stack gap="md">
      <Title order={2} size="h4">
        {t(texts.first)}
      </Title>
      <Checkbox
        label={`${t(texts.all)} (${found.length})`}
        checked={chosen.size === found.length}
        indeterminate={chosen.size > 0 && chosen.size < found.length}
        onChange={({ currentTarget: { checked } }) => setChosen(checked ? found.map(({ id }) => id) : [])}
      />
      <Rows label={texts.title} heads={[texts.choose, people.name, words.unit, texts.login, texts.state]}>
        {rows.map(({ person: { id, fullName, staffCode, unit }, login }) => (
          <Table.Tr key={id}>
            <Table.Td>
              <Checkbox
                aria-label={`${t(texts.choose)}: ${fullName}`}
                checked={chosen.has(id)}
                onChange={({ currentTarget: { checked } }) =>
                  setChosen(checked ? [...chosen, id] : [...chosen].filter((one) => one !== id))
                }
              />
            </Table.Td>
            <Table.Td>
              {fullName} ({staffCode})
            </Table.Td>
            <Table.Td>{unit === null ? '–' : unitName(unit)}</Table.Td>
            <Table.Td>
              <TextInput
                aria-label={`${t(texts.login)}: ${fullName}`}
                value={login}
                onChange={({ currentTarget: { value } }) =>
                  keep({ chosen: [...chosen], logins: { ...typed, [id]: value } })
                }
              />
            </Table.Td>
            <Table.Td>{told.get(id) ?? ''}</Table.Td>
          </Table.Tr>
        ))}
      </Rows>
      {taken.length > 0 && (
        <>
          <Title order={2} size="h4">
            {t(texts.second)}
          </Title>
          <Text size="sm">{t(texts.secondSays)}</Text>
          <Textarea label={t(texts.list)} readOnly autosize={false} rows={6} value={list} />
          <Group>
            <Button
              variant="default"
              onClick={() =>
                keepFile(
                  new Blob([list], { type: 'text/plain;charset=utf-8' }),
                  `danh-sach-tai-khoan-can-moi-${dayNow()}.txt`,
                )
              }
            >
              {t(texts.take)}
            </Button>
          </Group>
          <Bind
            taken={taken}
            tell={(person, says) => setTold((before) => new Map(before).set(person, says))}
          />
        </>
      )}
    </Stack>
  );
}

/** Binds one after the other; what is refused is told beside the person, the others go on. */
function Bind({
  taken,
  tell,
}: {
  readonly taken: readonly { readonly person: Person; readonly login: string }[];
  readonly tell: (person: string, says: string) => void;
}) {
  const { t } = useSpeech();
  const [ground, setGround] = useState('');
  const binding = useMutation({
    mutationFn: async () => {
      for (const { person, login } of taken) {
        try {
          await api.PUT('/api/v1/people/{person}/account', {
            params: { path: { person: person.id } },
            body: { login, ground },
          });
          tell(person.id, t(texts.bound));
        } catch (error) {
          if (!(error instanceof Problem) || error.status === 0) throw error;
          tell(person.id, error.title);
        }
      }
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        binding.mutate();
      }}
    >
      <Stack gap="sm" maw={520}>
        <Title order={2} size="h4">
          {t(texts.third)}
        </Title>
        <TextInput
          label={t(words.ground)}
          required
          value={ground}
          onChange={(event) => setGround(event.currentTarget.value)}
        />
        {binding.error !== null && <Text c="red.9">{binding.error.message}</Text>}
        <Button type="submit" w="fit-content" loading={binding.isPending}>
          {t(texts.bind)} ({taken.length})
        </Button>
      </Stack>
    </form>
  );
}
