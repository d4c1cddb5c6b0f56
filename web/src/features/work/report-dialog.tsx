import type { Bilingual } from '@congtam/engine';
import { Button, Checkbox, FileInput, Group, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api, send } from '../../api/client.ts';
import { Problem } from '../../api/problem.ts';
import type { paths } from '../../api/schema.generated.ts';
import { Answered } from '../../components/answered.tsx';
import { DayField } from '../../components/day-field.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useDraft } from '../../components/draft.ts';
import { DraftNote } from '../../components/draft-note.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenNumber } from '../../i18n/written.ts';
import { numberTyped } from '../../text/typed-number.ts';
import { GivenCells, givenOf, saidBefore } from './given-cells.tsx';
import { type Product, seenRevision } from './product.ts';
import { texts } from './texts.ts';
import { productQuery } from './unsaid.ts';

type Attachment = paths['/api/v1/attachments']['post']['responses'][201]['content']['application/json'];

/** Reports what came of a product where it was not simply done on time and well. */
export function ReportDialog({
  product,
  act,
  isOpenAtFirst = false,
}: {
  readonly product: Product;
  readonly act: Bilingual;
  readonly isOpenAtFirst?: boolean;
}) {
  const { t } = useSpeech();
  const [isOpen, { open, close }] = useDisclosure(isOpenAtFirst);
  return (
    <>
      <Button size="sm" variant="default" onClick={open}>
        {t(act)}
      </Button>
      <Dialog isOpen={isOpen} close={close} title={texts.send} size="lg">
        <ReportForm product={product} close={close} />
      </Dialog>
    </>
  );
}

const FIELDS = [
  ...(['completed', 'meetingQuality', 'onTime', 'majorErrors', 'latenesses'] as const),
  ...(['finishedOn', 'isExceeded', 'justification', 'evidence', 'reference'] as const),
] as const;
type Typed = Readonly<Record<(typeof FIELDS)[number], string>>;

const isTyped = (value: unknown): value is Typed =>
  typeof value === 'object' &&
  value !== null &&
  FIELDS.every((field) => typeof Object.getOwnPropertyDescriptor(value, field)?.value === 'string');

function begun({ content: { reported, work } }: Product): Typed {
  const [proof] = reported?.evidence ?? [];
  const number = (value: string | number | null | undefined) => writtenNumber(String(value ?? ''));
  return {
    completed: number(reported?.completed ?? work.quantity),
    meetingQuality: number(reported?.meetingQuality),
    onTime: number(reported?.onTime),
    majorErrors: number(reported?.majorErrors ?? 0),
    latenesses: number(reported?.latenesses ?? 0),
    finishedOn: reported?.finishedOn ?? '',
    isExceeded: reported?.isExceeded === true ? 'yes' : '',
    justification: reported?.justification ?? '',
    evidence: proof?.title ?? '',
    reference: proof?.reference ?? '',
  };
}

function ReportForm({ product, close }: { readonly product: Product; readonly close: () => void }) {
  const { t } = useSpeech();
  const queries = useQueryClient();
  const draftOf = (revision: number) => `report.${product.id}.${revision}`;
  const { draft, keep, drop, goOn } = useDraft(draftOf(product.revision), isTyped);
  const [file, setFile] = useState<File | null>(null);
  const typed = draft?.value ?? begun(product);
  const set = (field: keyof Typed, value: string) => keep({ ...typed, [field]: value });
  const [opened] = useState(draft?.at);
  const query = useQuery(productQuery(product.id));
  const asked = query.data?.toSay ?? [];
  const [said, setSaid] = useState(() => saidBefore(product.content.reported?.given));
  const sending = useMutation({
    mutationFn: async () => {
      const attachment = file === null ? null : await putIn(file);
      const { content } = product;
      const keptFile = content.reported?.evidence[0]?.attachment ?? null;
      await api.POST('/api/v1/work-products/{product}/report', {
        params: { path: { product: product.id } },
        headers: { 'if-match': seenRevision(product) },
        body: {
          completed: sent(typed.completed) ?? '',
          meetingQuality: sent(typed.meetingQuality),
          onTime: sent(typed.onTime),
          majorErrors: Number(typed.majorErrors || '0'),
          latenesses: Number(typed.latenesses || '0'),
          finishedOn: typed.finishedOn || null,
          isExceeded: typed.isExceeded === 'yes',
          justification: typed.justification.trim() || null,
          evidence: evidenceOf(typed, file, attachment ?? keptFile),
          given: givenOf(asked, said, content.reported?.given),
        },
      });
    },
    onSuccess: async () => {
      drop();
      close();
      await queries.invalidateQueries();
    },
  });
  // Reported meanwhile in another window, or changed by somebody: what is typed is found over that, where it is changed.
  const taking = useMutation({
    mutationFn: () => queries.fetchQuery({ ...productQuery(product.id), staleTime: 0 }),
    onSuccess: async ({ revision }) => {
      goOn(() => typed, draftOf(revision));
      close();
      await queries.invalidateQueries();
    },
  });
  const problem = sending.error instanceof Problem ? sending.error : undefined;
  const number = (field: 'completed' | 'meetingQuality' | 'onTime' | 'majorErrors' | 'latenesses') => ({
    label: t(texts[field]),
    inputMode: 'decimal' as const,
    autoComplete: 'off',
    value: typed[field],
    error:
      typed[field].trim() !== '' && numberTyped(typed[field]) === undefined
        ? t(texts.wrongNumber)
        : problem?.of(field),
    onChange: (event: { readonly currentTarget: { readonly value: string } }) =>
      set(field, event.currentTarget.value),
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    sending.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="sm">
        <Text fw={600}>{product.content.work.title}</Text>
        {opened !== undefined && draft !== undefined && <DraftNote at={opened} drop={drop} />}
        <TextInput {...number('completed')} required />
        <TextInput {...number('meetingQuality')} description={t(texts.asCompleted)} />
        <TextInput {...number('onTime')} description={t(texts.asCompleted)} />
        <Group grow align="flex-start">
          <TextInput {...number('majorErrors')} />
          <TextInput {...number('latenesses')} />
        </Group>
        <DayField
          label={t(texts.finishedOn)}
          value={typed.finishedOn}
          onChange={(day) => set('finishedOn', day)}
          error={problem?.of('finishedOn')}
        />
        <Answered query={query} meanwhile={null}>
          {({ toSay }) => (
            <GivenCells
              asked={toSay}
              said={said}
              change={setSaid}
              fault={(column) =>
                problem?.errors.find(({ pointer }) => pointer.endsWith(`/cells/${column}`))?.detail
              }
            />
          )}
        </Answered>
        <Checkbox
          label={t(texts.isExceeded)}
          checked={typed.isExceeded === 'yes'}
          onChange={(event) => set('isExceeded', event.currentTarget.checked ? 'yes' : '')}
        />
        <Textarea
          label={t(texts.justification)}
          rows={2}
          value={typed.justification}
          error={problem?.of('justification')}
          onChange={(event) => set('justification', event.currentTarget.value)}
        />
        <TextInput
          label={t(texts.evidence)}
          value={typed.evidence}
          onChange={(event) => set('evidence', event.currentTarget.value)}
        />
        <TextInput
          label={t(texts.reference)}
          value={typed.reference}
          onChange={(event) => set('reference', event.currentTarget.value)}
        />
        <FileInput
          label={t(texts.file)}
          accept=".pdf,.jpg,.jpeg,.png"
          value={file}
          onChange={setFile}
          clearable
          clearButtonProps={{ 'aria-label': t(words.none) }}
        />
        {sending.error !== null && <ProblemNote error={sending.error} newer={() => taking.mutate()} />}
        {taking.error !== null && <ProblemNote error={taking.error} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t(words.cancel)}
          </Button>
          <Button type="submit" loading={sending.isPending}>
            {t(texts.send)}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

const sent = (text: string): string | null => numberTyped(text) ?? (text.trim() || null);

async function putIn(file: File): Promise<string> {
  const { id }: Attachment = await (await send('POST', '/api/v1/attachments', file)).json();
  return id;
}

function evidenceOf({ evidence, reference }: Typed, file: File | null, attachment: string | null) {
  const title = evidence.trim() || file?.name || '';
  if (title === '') return [];
  return [{ title, reference: reference.trim() || file?.name || title, attachment }];
}
