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
import { KindActs } from './kind-acts.tsx';
import { kindAround } from './kind-around.ts';
import { KindHead } from './kind-head.tsx';
import { begun } from './procedure-edits.ts';
import { faultsElsewhere, faultsOfProcedure } from './procedure-faults.ts';
import { type ProcedureForm, procedureForm, type RulesBeside, rulesBeside } from './procedure-form.ts';
import { texts } from './procedure-words.ts';
import { Replacement } from './replacement.tsx';
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
  const around = kindAround(form, rules, below);
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
      {kind !== undefined && <KindHead {...{ kind, place, around, errors }} />}
      <KindActs {...{ form, below, around, place, onChange }} onPlace={setChosen} />
      {kind !== undefined && <StepsOfKind {...{ form, kind, place, rules, below, errors, onChange }} />}
      <Replacement {...{ form, errors, onChange }} groups={around.groups} isLayer={rules.layerOf !== ''} />
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
