import { Button, Checkbox, Fieldset, Group, ScrollArea, Stack, Text, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/client.ts';
import { Problem } from '../../api/problem.ts';
import { DayField } from '../../components/day-field.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { FormField } from '../../components/form-field.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { useUnitPeople } from '../../components/unit-people.ts';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { matches } from '../../text/folded.ts';
import { numberTyped } from '../../text/typed-number.ts';
import { CodeField } from './code-field.tsx';
import { NO_ORIGIN, originAnswered, originQuestions } from './origin-questions.ts';
import { texts } from './texts.ts';

/** Gives one task to one or to many of a unit at once. */
export function AssignDialog({ unit, period }: { readonly unit: string; readonly period: string }) {
  const { t } = useSpeech();
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button size="sm" onClick={open}>
        {t(texts.assign)}
      </Button>
      <Dialog isOpen={isOpen} close={close} title={texts.assign} size="lg">
        <AssignForm unit={unit} period={period} close={close} />
      </Dialog>
    </>
  );
}

const ORIGINS = ['isKey', 'basis', 'assignedBy', 'document'] as const;
const NOTHING = { title: '', code: '', coefficient: '', quantity: '1', deadline: '' };

function AssignForm({
  unit,
  period,
  close,
}: {
  readonly unit: string;
  readonly period: string;
  readonly close: () => void;
}) {
  const { t } = useSpeech();
  const queries = useQueryClient();
  const [typed, setTyped] = useState(NOTHING);
  const [isPlanned, setIsPlanned] = useState(true);
  const [origin, setOrigin] = useState(NO_ORIGIN);
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const assigning = useMutation({
    mutationFn: () =>
      api.POST('/api/v1/work-tasks', {
        body: {
          unit,
          title: typed.title.trim(),
          code: typed.code.trim() || null,
          // What is no number is sent as it is: it is refused beside its field, not dropped.
          coefficient: (numberTyped(typed.coefficient) ?? typed.coefficient.trim()) || null,
          quantity: numberTyped(typed.quantity) ?? typed.quantity,
          deadline: typed.deadline || null,
          ...{ isPlanned, ...originAnswered(origin), given: [] },
          to: chosen.map((person) => ({ person, period, share: null })),
        },
      }),
    onSuccess: async () => {
      close();
      await queries.invalidateQueries();
    },
  });
  const problem = assigning.error instanceof Problem ? assigning.error : undefined;
  const field = (name: keyof typeof NOTHING) => ({
    value: typed[name],
    autoComplete: 'off',
    error: problem?.of(name),
    onChange: (event: { readonly currentTarget: { readonly value: string } }) => {
      const { value } = event.currentTarget;
      setTyped((before) => ({ ...before, [name]: value }));
    },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        assigning.mutate();
      }}
    >
      <Stack gap="sm">
        <Text size="sm">{t(texts.assignSays)}</Text>
        <TextInput label={t(texts.task)} required maxLength={500} {...field('title')} />
        <CodeField
          unit={unit}
          value={typed.code}
          error={problem?.of('code')}
          onChange={(code, product) =>
            setTyped((before) => ({ ...before, code, title: before.title || product }))
          }
        />
        {typed.code === '' && (
          <TextInput label={t(texts.ownCoefficient)} inputMode="decimal" {...field('coefficient')} />
        )}
        <Group grow align="flex-start">
          <TextInput label={t(texts.quantity)} inputMode="decimal" required {...field('quantity')} />
          <DayField
            label={t(texts.dueDay)}
            value={typed.deadline}
            onChange={(deadline) => setTyped((before) => ({ ...before, deadline }))}
            error={problem?.of('deadline')}
          />
        </Group>
        <Checkbox
          label={t(texts.isPlanned)}
          checked={isPlanned}
          onChange={(event) => setIsPlanned(event.currentTarget.checked)}
        />
        <details>
          <summary>{t(texts.origin)}</summary>
          <Stack gap="sm" mt="xs">
            {ORIGINS.map((name) => (
              <FormField
                key={name}
                field={originQuestions[name]}
                value={origin[name]}
                error={problem?.of(name)}
                onChange={(value) => setOrigin((before) => ({ ...before, [name]: value }))}
              />
            ))}
          </Stack>
        </details>
        <PeopleChosen unit={unit} chosen={chosen} choose={setChosen} />
        {assigning.error !== null && <ProblemNote error={assigning.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t(words.cancel)}
          </Button>
          <Button type="submit" loading={assigning.isPending} disabled={chosen.length === 0}>
            {t(texts.assign)} ({chosen.length})
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function PeopleChosen({
  unit,
  chosen,
  choose,
}: {
  readonly unit: string;
  readonly chosen: readonly string[];
  readonly choose: (people: readonly string[]) => void;
}) {
  const { t } = useSpeech();
  const [sought, setSought] = useState('');
  const { data: people = [] } = useUnitPeople(unit);
  const shown = people.filter(({ fullName, staffCode }) => matches(`${fullName} ${staffCode}`, sought));
  return (
    <Fieldset legend={`${t(texts.people)}: ${chosen.length} ${t(texts.chosen)}`}>
      <Stack gap="xs">
        <TextInput
          type="search"
          label={t(texts.findPerson)}
          value={sought}
          onChange={(event) => setSought(event.currentTarget.value)}
        />
        <Group gap="xs">
          <Button
            size="xs"
            variant="default"
            onClick={() => choose([...new Set([...chosen, ...shown.map(({ id }) => id)])])}
          >
            {t(texts.everybody)} ({shown.length})
          </Button>
          <Button size="xs" variant="default" onClick={() => choose([])}>
            {t(texts.nobodyChosen)}
          </Button>
        </Group>
        <ScrollArea.Autosize mah={220} type="auto">
          <Stack gap={6}>
            {shown.map(({ id, fullName, staffCode }) => (
              <Checkbox
                key={id}
                label={`${fullName} (${staffCode})`}
                checked={chosen.includes(id)}
                onChange={(event) =>
                  choose(event.currentTarget.checked ? [...chosen, id] : chosen.filter((one) => one !== id))
                }
              />
            ))}
          </Stack>
        </ScrollArea.Autosize>
      </Stack>
    </Fieldset>
  );
}
