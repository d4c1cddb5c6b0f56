import type { Bilingual } from '@congtam/engine';
import { Alert, Button, Group, NativeSelect, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import type { FieldError } from '../../../../api/problem.ts';
import { FormDialog } from '../../../../components/form-dialog.tsx';
import { NothingHere } from '../../../../components/nothing-here.tsx';
import { useSpeech } from '../../../../i18n/language.tsx';
import { texts as shared } from '../texts.ts';
import { type Below, useBelow } from './below.ts';
import { ArticlesCited, StancesCited } from './cited.tsx';
import { FaultLines } from './fault-lines.tsx';
import { begun, freeId, withKind, withKindOf, withoutKind } from './procedure-edits.ts';
import { faultsElsewhere, faultsOfProcedure } from './procedure-faults.ts';
import { type ProcedureForm, procedureForm, type RulesBeside, rulesBeside } from './procedure-form.ts';
import { texts } from './procedure-words.ts';
import { StepsOfKind } from './steps-of-kind.tsx';

/** The procedure of a draft as a form, kind of subjects by kind; what the checker has against it stands there. */
export function ProcedureView({
  source,
  text,
  errors,
  onChange,
}: {
  /** The rules it stands beside. */
  readonly source: string;
  readonly text: string;
  readonly errors: readonly FieldError[];
  readonly onChange: (text: string) => void;
}) {
  const { t } = useSpeech();
  const rules = rulesBeside(source);
  const below = useBelow(rules.layerOf);
  if (rules.regulation === '') return <NothingHere says={texts.noRules} />;
  if (text.trim() === '') {
    return (
      <NothingHere
        says={rules.layerOf === '' ? texts.noneOwn : texts.noneLayer}
        next={<Button onClick={() => onChange(begun(rules))}>{t(texts.begin)}</Button>}
      />
    );
  }
  const form = procedureForm(text);
  return 'line' in form ? (
    <Alert color="orange" variant="light" title={t(shared.unreadable)}>
      {t(shared.atLine)} {form.line}.
    </Alert>
  ) : (
    <Kinds {...{ form, rules, below, onChange }} errors={faultsOfProcedure(errors)} />
  );
}

function Kinds({
  form,
  rules,
  below,
  errors,
  onChange,
}: {
  readonly form: ProcedureForm;
  readonly rules: RulesBeside;
  readonly below: Below;
  readonly errors: readonly FieldError[];
  readonly onChange: (text: string) => void;
}) {
  const { t } = useSpeech();
  const [chosen, setChosen] = useState<number>();
  const wrong = errors.map(({ pointer }) => /^\/procedure\/kinds\/(\d+)/.exec(pointer)?.[1]).find(Boolean);
  const at = chosen ?? Number(wrong ?? 0);
  const kind = form.kinds[at] ?? form.kinds[0];
  const labelOf = (id: string, label: Bilingual | undefined) =>
    label ?? below.kinds.get(id)?.label ?? { vi: id, en: id };
  const faultsIn = (index: number) =>
    errors.filter(
      ({ pointer }) =>
        pointer.startsWith(`/procedure/kinds/${index}/`) || pointer === `/procedure/kinds/${index}`,
    ).length;
  const place = kind === undefined ? -1 : form.kinds.indexOf(kind);
  return (
    <Stack gap="md">
      <Text size="sm">{t(texts.says)}</Text>
      <FaultLines lines={faultsElsewhere(errors)} />
      {kind === undefined && <NothingHere says={texts.noKinds} />}
      {kind !== undefined && (
        <NativeSelect
          label={t(texts.kind)}
          value={String(place)}
          data={form.kinds.map(({ id, label }, index) => {
            const count = faultsIn(index);
            const title = t(labelOf(id, label));
            return {
              value: String(index),
              label: count === 0 ? title : `${title} (${count} ${t(shared.wrongIn)})`,
            };
          })}
          onChange={(event) => setChosen(Number(event.currentTarget.value))}
        />
      )}
      <KindActs {...{ form, rules, below, place, onChange }} onPlace={setChosen} />
      {kind !== undefined && <StepsOfKind {...{ form, kind, place, rules, below, errors, onChange }} />}
      <ArticlesCited {...{ form, errors, onChange }} />
      <StancesCited {...{ form, errors, onChange }} />
      <Group className="no-print">
        <FormDialog
          act={texts.drop}
          says={texts.dropSays}
          color="red.9"
          fields={{}}
          run={async () => onChange('')}
        />
      </Group>
    </Stack>
  );
}

/** Kinds are added, named anew and taken out. */
function KindActs({
  form,
  rules,
  below,
  place,
  onChange,
  onPlace,
}: {
  readonly form: ProcedureForm;
  readonly rules: RulesBeside;
  readonly below: Below;
  readonly place: number;
  readonly onChange: (text: string) => void;
  readonly onPlace: (place: number | undefined) => void;
}) {
  const kind = form.kinds[place];
  const taken = form.kinds.map(({ id }) => id);
  const further = Object.fromEntries(
    [...below.kinds].filter(([id]) => !taken.includes(id)).map(([id, { label }]) => [id, label]),
  );
  const named = {
    vi: { kind: 'text', label: texts.nameVi, isRequired: true },
    en: { kind: 'text', label: texts.nameEn, isRequired: true },
    groups: {
      kind: 'several',
      label: texts.groups,
      isRequired: true,
      options: Object.fromEntries(rules.groups.map(({ id, label }) => [id, label])),
    },
  } as const;
  const groupsIn = (given: string) => given.split(' ').filter((id) => id !== '');
  return (
    <Group gap="xs" className="no-print">
      {Object.keys(further).length > 0 && (
        <FormDialog
          act={texts.addFurther}
          says={texts.furtherSays}
          fields={{ id: { kind: 'choice', label: texts.kind, isRequired: true, options: further } }}
          run={async ({ id }) => {
            onChange(withKind(form.text, { id }));
            onPlace(form.kinds.length);
          }}
        />
      )}
      {rules.groups.length > 0 && (
        <FormDialog
          act={texts.addKind}
          fields={named}
          run={async ({ vi, en, groups }) => {
            const id = freeId('kind', [...taken, ...below.kinds.keys()]);
            onChange(withKind(form.text, { id, label: { vi, en }, groups: groupsIn(groups) }));
            onPlace(form.kinds.length);
          }}
        />
      )}
      {kind?.label !== undefined && rules.groups.length > 0 && (
        <FormDialog
          key={`change-${kind.id}`}
          act={texts.changeKind}
          fields={named}
          first={{ ...kind.label, groups: kind.groups.join(' ') }}
          run={async ({ vi, en, groups }) =>
            onChange(withKindOf(form.text, place, { label: { vi, en }, groups: groupsIn(groups) }))
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
