import type { Bilingual } from '@congtam/engine';
import { Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '../api/problem.ts';
import { useSpeech } from '../i18n/language.tsx';
import { Dialog } from './dialog.tsx';
import { type Field, FormField } from './form-field.tsx';
import { ProblemNote } from './problem-note.tsx';
import { words } from './words.ts';

/** What was filled in, by the name of the field; '' where nothing was. */
export type Given<Name extends string> = { readonly [field in Name]: string };

/**
 * One act: a button, the questions it needs, what the server says of the answers beside them. What was typed stays
 * while something is refused.
 */
export function FormDialog<Name extends string>({
  act,
  says,
  fields,
  run,
  color,
  variant = 'default',
  size = 'sm',
  isWide = false,
  first,
}: {
  readonly act: Bilingual;
  readonly says?: Bilingual;
  readonly fields: { readonly [field in Name]: Field };
  readonly run: (given: Given<Name>) => Promise<unknown>;
  readonly color?: string;
  readonly variant?: string;
  readonly size?: string;
  readonly isWide?: boolean;
  /** What the fields begin with. */
  readonly first?: { readonly [field in Name]?: string | null };
}) {
  const { t } = useSpeech();
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button size={size} variant={variant} color={color ?? 'blue'} onClick={open}>
        {t(act)}
      </Button>
      <Dialog isOpen={isOpen} close={close} title={act} size={isWide ? 'lg' : 'md'}>
        <Questions {...{ act, fields, run, close }} {...(says && { says })} {...(first && { first })} />
      </Dialog>
    </>
  );
}

function Questions<Name extends string>({
  act,
  says,
  fields,
  run,
  close,
  first,
}: {
  readonly act: Bilingual;
  readonly says?: Bilingual;
  readonly fields: { readonly [field in Name]: Field };
  readonly run: (given: Given<Name>) => Promise<unknown>;
  readonly close: () => void;
  readonly first?: { readonly [field in Name]?: string | null };
}) {
  const { t } = useSpeech();
  const queries = useQueryClient();
  const names = namesOf(fields);
  const [given, setGiven] = useState<Given<Name>>(() => beginning(fields, first));
  const acting = useMutation({
    mutationFn: () => run(given),
    onSuccess: async () => {
      close();
      await queries.invalidateQueries();
    },
  });
  const problem = acting.error instanceof Problem ? acting.error : undefined;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        acting.mutate();
      }}
    >
      <Stack gap="md">
        {says !== undefined && <Text size="sm">{t(says)}</Text>}
        {names.map((name) => (
          <FormField
            key={name}
            field={fields[name]}
            value={given[name]}
            error={problem?.of(fields[name].sentAs ?? name)}
            onChange={(value) => setGiven((before) => ({ ...before, [name]: value }))}
          />
        ))}
        {acting.error !== null && <ProblemNote error={acting.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t(words.cancel)}
          </Button>
          <Button type="submit" loading={acting.isPending}>
            {t(act)}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function namesOf<Name extends string>(fields: { readonly [field in Name]: Field }): readonly Name[] {
  const isName = (key: string): key is Name => Object.hasOwn(fields, key);
  return Object.keys(fields).filter(isName);
}

function beginning<Name extends string>(
  fields: { readonly [field in Name]: Field },
  first: { readonly [field in Name]?: string | null } | undefined,
): Given<Name> {
  const empty = namesOf(fields).reduce<Partial<Record<Name, string>>>(
    (all, name) => Object.assign(all, { [name]: first?.[name] ?? firstOf(fields[name]) }),
    {},
  );
  const isWhole = (all: Partial<Record<Name, string>>): all is Record<Name, string> =>
    namesOf(fields).every((name) => typeof all[name] === 'string');
  if (!isWhole(empty)) throw new Error('a field begins with nothing');
  return empty;
}

/** A choice that has to be made and cannot be left open begins with its first answer. */
const firstOf = (field: Field): string =>
  field.kind === 'choice' && field.isRequired === true ? (Object.keys(field.options)[0] ?? '') : '';
