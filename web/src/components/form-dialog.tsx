import type { Bilingual } from '@congtam/engine';
import { Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Problem } from '../api/problem.ts';
import { useSpeech } from '../i18n/language.tsx';
import { Dialog } from './dialog.tsx';
import { useDraft } from './draft.ts';
import { DraftNote } from './draft-note.tsx';
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
  keptAs,
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
  /** A name under which what is typed stays on this machine until it was sent; without one it goes with the dialog. */
  readonly keptAs?: string;
}) {
  const { t } = useSpeech();
  const [isOpen, { open, close }] = useDisclosure(false);
  // Until the page has been read again this button may offer what is done already.
  const [isSettling, setSettling] = useState(false);
  const asked = { act, says, fields, run, close, first, settling: setSettling };
  return (
    <>
      <Button size={size} variant={variant} color={color ?? 'blue'} loading={isSettling} onClick={open}>
        {t(act)}
      </Button>
      <Dialog
        isOpen={isOpen}
        close={close}
        title={act}
        size={isWide ? 'lg' : 'md'}
        keepsDraft={keptAs !== undefined}
      >
        {keptAs === undefined ? <FormQuestions {...asked} /> : <Kept {...asked} keptAs={keptAs} />}
      </Dialog>
    </>
  );
}

interface Asked<Name extends string> {
  readonly act: Bilingual;
  readonly says: Bilingual | undefined;
  readonly fields: { readonly [field in Name]: Field };
  readonly run: (given: Given<Name>) => Promise<unknown>;
  readonly close: () => void;
  /** Told while the page is read again after the act. */
  readonly settling?: (isSettling: boolean) => void;
}

type Begun<Name extends string> = Asked<Name> & {
  readonly first: { readonly [field in Name]?: string | null } | undefined;
};

/** Questions whose answers last as long as the dialog is open. */
export function FormQuestions<Name extends string>({ first, ...asked }: Begun<Name>) {
  const [given, setGiven] = useState<Given<Name>>(() => beginning(asked.fields, first));
  return <Questions {...asked} given={given} change={setGiven} done={() => {}} />;
}

/** Questions whose answers stay on this machine until they were sent. */
function Kept<Name extends string>({ first, keptAs, ...asked }: Begun<Name> & { readonly keptAs: string }) {
  const isGiven = (value: unknown): value is Given<Name> =>
    typeof value === 'object' &&
    value !== null &&
    namesOf(asked.fields).every(
      (name) => typeof Object.getOwnPropertyDescriptor(value, name)?.value === 'string',
    );
  const { draft, keep, drop } = useDraft(keptAs, isGiven);
  const [found] = useState(draft?.at);
  const [empty] = useState(() => beginning(asked.fields, first));
  return (
    <>
      {found !== undefined && draft !== undefined && <DraftNote at={found} drop={drop} />}
      <Questions {...asked} given={draft?.value ?? empty} change={keep} done={drop} />
    </>
  );
}

function Questions<Name extends string>({
  act,
  says,
  fields,
  run,
  close,
  settling,
  given,
  change,
  done,
}: Asked<Name> & {
  readonly given: Given<Name>;
  readonly change: (given: Given<Name>) => void;
  readonly done: () => void;
}) {
  const { t } = useSpeech();
  const queries = useQueryClient();
  const names = namesOf(fields);
  const acting = useMutation({
    mutationFn: () => run(given),
    onSuccess: async () => {
      done();
      close();
      settling?.(true);
      await queries.invalidateQueries();
      settling?.(false);
    },
  });
  const problem = acting.error instanceof Problem ? acting.error : undefined;
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        // A form of the page behind it is not sent by this one.
        event.stopPropagation();
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
            onChange={(value) => change({ ...given, [name]: value })}
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
