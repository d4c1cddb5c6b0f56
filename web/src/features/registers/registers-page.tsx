import { Button, Group, NativeSelect, Stack } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { answerOf, api, send } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import type { Field } from '../../components/form-field.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { usePeopleNames } from '../../components/people-names.ts';
import { UnitField } from '../../components/unit-field.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { useMay, useOwnUnit } from '../session/session.ts';
import { EntriesList } from './entries-list.tsx';
import { answers, REGISTERS, type RegisterQuestions, under } from './register-questions.ts';
import { texts } from './texts.ts';

/** What the registers say of a unit and its people: one page for all nine. */
export function RegistersPage() {
  const { t } = useSpeech();
  const may = useMay();
  const navigate = useNavigate();
  const ownUnit = useOwnUnit();
  const { unit = ownUnit, register = '' } = useSearch({ from: '/signed-in/registers' });
  const declared = REGISTERS[register];
  const show = (next: { unit: string; register: string }) =>
    void navigate({
      to: '/registers',
      search: {
        ...(next.unit !== '' && { unit: next.unit }),
        ...(next.register !== '' && { register: next.register }),
      },
    });
  return (
    <Page
      title={texts.title}
      says={texts.says}
      acts={
        unit !== '' &&
        declared !== undefined &&
        may('register.record') && (
          <Record key={register} unit={unit} register={register} declared={declared} />
        )
      }
    >
      <Group align="flex-end">
        <UnitField label={t(words.unit)} value={unit} onChange={(next) => show({ unit: next, register })} />
        <NativeSelect
          label={t(texts.register)}
          value={register}
          data={[
            { value: '', label: t(texts.all) },
            ...Object.entries(REGISTERS).map(([value, { label }]) => ({ value, label: t(label) })),
          ]}
          onChange={(event) => show({ unit, register: event.currentTarget.value })}
        />
      </Group>
      {unit === '' ? <NothingHere says={texts.chooseUnit} /> : <OfUnit unit={unit} register={register} />}
    </Page>
  );
}

const PAGE = 50;

function OfUnit({ unit, register }: { readonly unit: string; readonly register: string }) {
  const { t } = useSpeech();
  const may = useMay();
  const nameOf = usePeopleNames(may('person.see'), unit);
  const query = useInfiniteQuery({
    queryKey: ['register-entries', unit, register],
    initialPageParam: 0,
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/api/v1/units/{unit}/register-entries', {
          params: {
            path: { unit },
            query: { limit: PAGE, offset: pageParam, ...(register !== '' && { register }) },
          },
        }),
      ),
    getNextPageParam: ({ next }) => next,
  });
  return (
    <Answered query={query}>
      {({ pages }) => (
        <Stack gap="sm">
          <EntriesList
            entries={pages.flatMap(({ entries }) => entries)}
            nameOf={nameOf}
            none={texts.noneOfUnit}
          />
          {query.hasNextPage && (
            <Button variant="default" onClick={() => void query.fetchNextPage()}>
              {t(words.more)}
            </Button>
          )}
        </Stack>
      )}
    </Answered>
  );
}

function Record({
  unit,
  register,
  declared: { label, about, questions },
}: {
  readonly unit: string;
  readonly register: string;
  readonly declared: RegisterQuestions;
}) {
  const navigate = useNavigate();
  // What the entry is about has names of its own here: a register may ask for a field as well.
  const aboutWhom: { readonly [name: string]: Field } = {
    ...(about.includes('person') && {
      aboutPerson: { kind: 'person', label: words.person, isRequired: about.length === 1, sentAs: 'person' },
    }),
    ...(about.includes('field') && {
      aboutField: { kind: 'text', label: texts.field, sentAs: 'field' },
    }),
  };
  return (
    <FormDialog
      act={{ vi: `${texts.record.vi}: ${label.vi}`, en: `${texts.record.en}: ${label.en}` }}
      variant="filled"
      first={{ isPlanned: 'yes' }}
      fields={{ ...aboutWhom, ...under('content', questions) }}
      run={async (given: { readonly [name: string]: string }) => {
        await send('POST', `/api/v1/registers/${register}`, {
          unit,
          ...(given.aboutPerson && { person: given.aboutPerson }),
          ...(given.aboutField && { field: given.aboutField }),
          content: answers(questions, given),
        });
        // What is said of a person stands with the person, not with the unit.
        if (given.aboutPerson)
          await navigate({ to: '/people/$person/registers', params: { person: given.aboutPerson } });
      }}
    />
  );
}
