import { Group } from '@mantine/core';
import { FormDialog } from '../../../../components/form-dialog.tsx';
import type { Field } from '../../../../components/form-field.tsx';
import type { Below } from './below.ts';
import type { KindAround } from './kind-around.ts';
import { type KindGiven, withKind, withKindOf, withoutKind } from './kind-edits.ts';
import { freeId } from './procedure-edits.ts';
import type { FormKind, ProcedureForm } from './procedure-form.ts';
import { texts } from './procedure-words.ts';

/** Kinds are added, said anew and taken out. */
export function KindActs({
  form,
  below,
  around,
  place,
  onChange,
  onPlace,
}: {
  readonly form: ProcedureForm;
  readonly below: Below;
  readonly around: KindAround;
  readonly place: number;
  readonly onChange: (text: string) => void;
  readonly onPlace: (place: number | undefined) => void;
}) {
  const kind = form.kinds[place];
  const taken = form.kinds.map(({ id }) => id);
  const further = Object.fromEntries(
    [...below.kinds].filter(([id]) => !taken.includes(id)).map(([id, { label }]) => [id, label]),
  );
  const hasGroups = Object.keys(around.groups).length > 0;
  const change = (given: KindGiven) => onChange(withKindOf(form.text, place, given));
  return (
    <Group gap="xs" className="no-print">
      {Object.keys(further).length > 0 && (
        <FormDialog
          act={texts.addFurther}
          says={texts.furtherSays}
          fields={{ id: { kind: 'choice', label: texts.kind, isRequired: true, options: further } }}
          run={async ({ id }) => {
            onChange(withKind(form.text, id, FURTHER));
            onPlace(form.kinds.length);
          }}
        />
      )}
      {hasGroups && (
        <FormDialog
          act={texts.addKind}
          isWide
          fields={wholeFields(around, undefined)}
          run={async (given) => {
            const id = freeId('kind', [...taken, ...below.kinds.keys()]);
            onChange(withKind(form.text, id, wholeOf(given)));
            onPlace(form.kinds.length);
          }}
        />
      )}
      {kind?.label !== undefined && hasGroups && (
        <FormDialog
          key={`${form.text}/${kind.id}`}
          act={texts.changeKind}
          isWide
          fields={wholeFields(around, kind)}
          first={{ ...kind.label, ...askedOf(kind) }}
          run={async (given) => change(wholeOf(given))}
        />
      )}
      {kind !== undefined && kind.label === undefined && (
        <FormDialog
          key={`${form.text}/${kind.id}`}
          act={texts.changeKind}
          isWide
          fields={furtherFields(around, kind)}
          first={{ decidedAfter: kind.decidedAfter.join(' '), articles: kind.articles.join(' ') }}
          run={async ({ decidedAfter, articles }) =>
            change({ ...kind, decidedAfter: idsIn(decidedAfter), articles: idsIn(articles) })
          }
        />
      )}
      {kind !== undefined && (
        <FormDialog
          act={texts.removeKind}
          says={texts.removeKindSays}
          color="red.9"
          fields={{}}
          run={async () => {
            onChange(withoutKind(form.text, place));
            onPlace(undefined);
          }}
        />
      )}
    </Group>
  );
}

const FURTHER: KindGiven = { label: undefined, groups: [], authorities: [], decidedAfter: [], articles: [] };

/** Whom a kind waits for and what it cites can be said by a layer as well; who is in it cannot. */
function furtherFields({ kinds, articles }: KindAround, kind: FormKind | undefined) {
  const others = Object.fromEntries(Object.entries(kinds).filter(([id]) => id !== kind?.id));
  return {
    decidedAfter: several(
      { label: texts.decidedAfter, note: texts.decidedAfterNote, options: others },
      kind?.decidedAfter,
    ),
    articles: several({ label: texts.cites, options: articles }, kind?.articles),
  } as const;
}

function wholeFields(around: KindAround, kind: FormKind | undefined) {
  const { groups, authorities } = around;
  return {
    vi: { kind: 'text', label: texts.nameVi, isRequired: true },
    en: { kind: 'text', label: texts.nameEn, isRequired: true },
    groups: several({ label: texts.groups, isRequired: true, options: groups }, kind?.groups),
    authorities: several(
      { label: texts.authorities, note: texts.authoritiesNote, options: authorities },
      kind?.authorities,
    ),
    ...furtherFields(around, kind),
  } as const;
}

/** Boxes to tick; what stands in the text and nothing knows can be taken out as well. */
const several = (
  field: Omit<Extract<Field, { kind: 'choice' | 'several' }>, 'kind'>,
  said: readonly string[] = [],
): Field => ({
  ...field,
  kind: 'several',
  options: { ...Object.fromEntries(said.map((id) => [id, { vi: id, en: id }])), ...field.options },
});

const askedOf = ({ groups, authorities, decidedAfter, articles }: FormKind) => ({
  ...{ groups: groups.join(' '), authorities: authorities.join(' ') },
  ...{ decidedAfter: decidedAfter.join(' '), articles: articles.join(' ') },
});

const wholeOf = ({
  vi,
  en,
  groups,
  authorities,
  decidedAfter,
  articles,
}: ReturnType<typeof askedOf> & { readonly vi: string; readonly en: string }): KindGiven => ({
  ...{ label: { vi, en }, groups: idsIn(groups), authorities: idsIn(authorities) },
  ...{ decidedAfter: idsIn(decidedAfter), articles: idsIn(articles) },
});

const idsIn = (given: string): readonly string[] => given.split(' ').filter((id) => id !== '');
