import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { FormQuestions } from '../../components/form-dialog.tsx';
import type { Field } from '../../components/form-field.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { numberTyped } from '../../text/typed-number.ts';
import { type CellsToSay, fieldOf, givenOf, type SaidCells, saidBefore } from './given-cells.tsx';
import { type Product, seenRevision } from './product.ts';
import { texts, YES_NO } from './texts.ts';
import { productQuery } from './unsaid.ts';

/** What the manager changes of what a person reported, also what a regulation wants to know besides; the rest stays. */
export function CorrectDialog({ product }: { readonly product: Product }) {
  const { t } = useSpeech();
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button size="xs" variant="default" onClick={open}>
        {t(texts.correct)}
      </Button>
      <Dialog isOpen={isOpen} close={close} title={texts.correct} size="md">
        <CorrectForm product={product} close={close} />
      </Dialog>
    </>
  );
}

const RESULTS = {
  completed: { kind: 'text', label: texts.completed, sentAs: 'fields.completed' },
  meetingQuality: { kind: 'text', label: texts.meetingQuality, sentAs: 'fields.meetingQuality' },
  onTime: { kind: 'text', label: texts.onTime, sentAs: 'fields.onTime' },
  majorErrors: { kind: 'text', label: texts.majorErrors, sentAs: 'fields.majorErrors' },
  latenesses: { kind: 'text', label: texts.latenesses, sentAs: 'fields.latenesses' },
  finishedOn: { kind: 'day', label: texts.finishedOn, sentAs: 'fields.finishedOn' },
  isExceeded: { kind: 'choice', label: texts.isExceeded, options: YES_NO, sentAs: 'fields.isExceeded' },
} as const satisfies { readonly [field: string]: Field };
const REASON = { reason: { kind: 'text', label: words.reason, isRequired: true } } as const;

function CorrectForm({ product, close }: { readonly product: Product; readonly close: () => void }) {
  const query = useQuery(productQuery(product.id));
  return (
    <Answered query={query}>{({ toSay }) => <Questions {...{ product, close }} asked={toSay} />}</Answered>
  );
}

function Questions({
  product,
  close,
  asked,
}: {
  readonly product: Product;
  readonly close: () => void;
  readonly asked: readonly CellsToSay[];
}) {
  const { reported, corrected } = product.content;
  const standing = corrected.given ?? reported?.given;
  const before = saidBefore(standing);
  const cells = asked.flatMap(({ table, columns }) =>
    columns.map((column) => ({ name: `${table}/${column.id}`, table, column })),
  );
  const saidIn = (given: { readonly [name: string]: string }): SaidCells => {
    const said: Record<string, Record<string, string>> = {};
    for (const { name, table, column } of cells)
      said[table] = { ...said[table], [column.id]: given[name] ?? '' };
    return said;
  };
  const fields: { readonly [name: string]: Field } = {
    ...RESULTS,
    ...Object.fromEntries(cells.map(({ name, column }) => [name, fieldOf({ ...column, required: false })])),
    ...REASON,
  };
  const first = Object.fromEntries(
    cells.map(({ name, table, column }) => [name, before[table]?.[column.id] ?? '']),
  );
  return (
    <FormQuestions
      act={texts.correct}
      says={texts.correctSays}
      {...{ fields, first, close }}
      run={({ reason = '', ...given }) => {
        const now = givenOf(asked, saidIn(given), standing);
        const isSaidOtherwise = cells.some(({ name }) => given[name] !== first[name]);
        return api.POST('/api/v1/work-products/{product}/corrections', {
          params: { path: { product: product.id } },
          headers: { 'if-match': seenRevision(product) },
          body: {
            reason,
            fields: { ...changedResults(given), ...(isSaidOtherwise && { given: now }) },
          },
        });
      }}
    />
  );
}

/** Only what was filled in: a field left empty stays the person's word. */
function changedResults(given: { readonly [name: string]: string }) {
  const { completed = '', meetingQuality = '', onTime = '' } = given;
  const { majorErrors = '', latenesses = '', finishedOn = '', isExceeded = '' } = given;
  const number = (text: string) => numberTyped(text) ?? text;
  return {
    ...(completed !== '' && { completed: number(completed) }),
    ...(meetingQuality !== '' && { meetingQuality: number(meetingQuality) }),
    ...(onTime !== '' && { onTime: number(onTime) }),
    ...(majorErrors !== '' && { majorErrors: Number(majorErrors) }),
    ...(latenesses !== '' && { latenesses: Number(latenesses) }),
    ...(finishedOn !== '' && { finishedOn }),
    ...(isExceeded !== '' && { isExceeded: isExceeded === 'yes' }),
  };
}
