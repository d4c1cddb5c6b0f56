import type { Bilingual } from '@congtam/engine';
import { Button, Group, NativeSelect, Stack, Table, Text } from '@mantine/core';
import { useState } from 'react';
import type { FieldError } from '../../../../api/problem.ts';
import { FormDialog } from '../../../../components/form-dialog.tsx';
import { NothingHere } from '../../../../components/nothing-here.tsx';
import { Rows } from '../../../../components/rows.tsx';
import { useSpeech } from '../../../../i18n/language.tsx';
import type { Below } from './below.ts';
import { FaultLines } from './fault-lines.tsx';
import { freeId, movedStep, withNewStep, withoutStep, withStep } from './procedure-edits.ts';
import { faultsAt } from './procedure-faults.ts';
import type { FormDeadline, FormKind, FormStep, ProcedureForm, RulesBeside } from './procedure-form.ts';
import { ACTORS, DOINGS, PLACES, texts } from './procedure-words.ts';
import { type StepAround, StepDialog } from './step-dialog.tsx';

type Options = { readonly [id: string]: Bilingual };

/** The steps of one kind in their order; each is changed, moved or taken out where it stands. */
export function StepsOfKind({
  form,
  kind,
  place,
  rules,
  below,
  errors,
  onChange,
}: {
  readonly form: ProcedureForm;
  readonly kind: FormKind;
  /** Its place among the kinds. */
  readonly place: number;
  readonly rules: RulesBeside;
  readonly below: Below;
  readonly errors: readonly FieldError[];
  readonly onChange: (text: string) => void;
}) {
  const { t } = useSpeech();
  const stepsBelow = below.kinds.get(kind.id)?.steps ?? new Map<string, Bilingual>();
  const named: Options = {
    ...Object.fromEntries(stepsBelow),
    ...Object.fromEntries(kind.steps.flatMap(({ id, label }) => (label === undefined ? [] : [[id, label]]))),
  };
  const nameOf = (id: string): Bilingual => named[id] ?? { vi: id, en: id };
  const around = (own: string | undefined): StepAround => ({
    steps: Object.fromEntries(
      [...new Set([...stepsBelow.keys(), ...kind.steps.map(({ id }) => id)])]
        .filter((id) => id !== own)
        .map((id) => [id, nameOf(id)]),
    ),
    articles: Object.fromEntries(form.articles.map(({ id, ref }) => [id, { vi: ref, en: ref }])),
    stances: Object.fromEntries(form.stances.map(({ id, says }) => [id, says])),
    isLayer: rules.layerOf !== '',
  });
  const refOf = (id: string) => form.articles.find((article) => article.id === id)?.ref ?? id;
  const untold = [...stepsBelow.keys()].filter((id) => !kind.steps.some((step) => step.id === id));
  return (
    <Stack gap="xs">
      {kind.steps.length === 0 ? (
        <NothingHere says={texts.noSteps} />
      ) : (
        <Rows
          label={texts.steps}
          least={900}
          heads={[
            ...[texts.number, texts.step, texts.who, texts.order, texts.due, texts.paper, texts.article],
            texts.acts,
          ]}
        >
          {kind.steps.map((step, index) => {
            const at = { kind: place, step: index };
            const name = t(nameOf(step.id));
            return (
              <Table.Tr key={step.id}>
                <Table.Td>{index + 1}</Table.Td>
                <Table.Td>
                  <Text size="sm">{name}</Text>
                  <Text size="xs" c="gray.7">
                    {[
                      DOINGS[step.does] === undefined ? t(texts.asBelow) : t(DOINGS[step.does] ?? nameOf('')),
                      ...(step.isOptional ? [t(texts.whenNeeded)] : []),
                    ].join(', ')}
                  </Text>
                  <FaultLines lines={faultsAt(errors, `/kinds/${place}/steps/${index}`)} />
                </Table.Td>
                <Table.Td>{whoIn(step).map(t).join('; ')}</Table.Td>
                <Table.Td>{step.after.map((id) => t(nameOf(id))).join('; ')}</Table.Td>
                <Table.Td>{step.deadline === undefined ? '' : t(dueIn(step.deadline, nameOf))}</Table.Td>
                <Table.Td>{step.paper === '' ? '' : t(paperIn(step.paper))}</Table.Td>
                <Table.Td>{step.articles.map(refOf).join('; ')}</Table.Td>
                <Table.Td className="no-print">
                  <Group gap={4}>
                    <StepDialog
                      key={form.text}
                      act={texts.changeStep}
                      label={`${t(texts.changeStep)}: ${name}`}
                      first={step}
                      around={around(step.id)}
                      isFurther={step.label === undefined}
                      onGiven={(given) => onChange(withStep(form.text, at, given))}
                    />
                    {([-1, 1] as const).map((by) => (
                      <Button
                        key={by}
                        size="compact-sm"
                        variant="default"
                        disabled={kind.steps[index + by] === undefined}
                        aria-label={`${t(by < 0 ? texts.up : texts.down)}: ${name}`}
                        onClick={() => onChange(movedStep(form.text, at, by))}
                      >
                        {t(by < 0 ? texts.up : texts.down)}
                      </Button>
                    ))}
                    <FormDialog
                      act={texts.removeStep}
                      says={texts.removeStepSays}
                      color="red.9"
                      size="compact-sm"
                      fields={{}}
                      run={async () => onChange(withoutStep(form.text, at))}
                    />
                  </Group>
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Rows>
      )}
      <Group gap="xs" className="no-print">
        <StepDialog
          key={`${form.text}/new`}
          act={texts.addStep}
          variant="filled"
          first={NEW}
          around={around(undefined)}
          isFurther={false}
          onGiven={(given) => {
            const taken = [...kind.steps.map(({ id }) => id), ...stepsBelow.keys()];
            onChange(withNewStep(form.text, place, freeId(given.does, taken), given));
          }}
        />
        {kind.label === undefined && untold.length > 0 && (
          <Tighten {...{ form, place, untold, nameOf, around, onChange }} />
        )}
      </Group>
    </Stack>
  );
}

/** A step of the text below is chosen, then tightened. */
function Tighten({
  form,
  place,
  untold,
  nameOf,
  around,
  onChange,
}: {
  readonly form: ProcedureForm;
  readonly place: number;
  readonly untold: readonly string[];
  readonly nameOf: (id: string) => Bilingual;
  readonly around: (own: string | undefined) => StepAround;
  readonly onChange: (text: string) => void;
}) {
  const { t } = useSpeech();
  const [chosen, setChosen] = useState('');
  const id = untold.includes(chosen) ? chosen : (untold[0] ?? '');
  return (
    <Group gap="xs" align="flex-end" w="100%">
      <NativeSelect
        label={t(texts.stepBelow)}
        flex={{ base: '1 1 100%', sm: '0 1 28rem' }}
        value={id}
        data={untold.map((each) => ({ value: each, label: t(nameOf(each)) }))}
        onChange={(event) => setChosen(event.currentTarget.value)}
      />
      <StepDialog
        key={`${form.text}/${id}`}
        act={texts.tighten}
        label={`${t(texts.tighten)}: ${t(nameOf(id))}`}
        says={texts.tightenSays}
        first={{ ...NEW, label: undefined, does: '' }}
        around={around(id)}
        isFurther
        onGiven={(given) => onChange(withNewStep(form.text, place, id, given))}
      />
    </Group>
  );
}

const NEW: FormStep = {
  ...{ label: { vi: '', en: '' }, does: 'submission', by: [], at: '', after: [], before: [] },
  ...{ deadline: undefined, paper: '', opinions: undefined, isOptional: false, articles: [], unverified: [] },
};

function whoIn({ by, at }: FormStep): readonly Bilingual[] {
  const place = at === '' || at === 'within' ? undefined : PLACES[at];
  return [...by.map((id) => ACTORS[id] ?? { vi: id, en: id }), ...(place === undefined ? [] : [place])];
}

function dueIn(deadline: FormDeadline, nameOf: (id: string) => Bilingual): Bilingual {
  if (deadline.kind === 'before') {
    const day = deadline.day.split('-').toReversed().join('/');
    return deadline.isNextYear ? texts.ofNextYear(day) : texts.beforeDate(day);
  }
  const { days, after, kind } = deadline;
  return kind === 'days'
    ? texts.withinDays(days, nameOf(after))
    : texts.withinWorkingDays(days, nameOf(after));
}

function paperIn(paper: string): Bilingual {
  const number = /^form-(\d\d)$/.exec(paper)?.[1];
  return number === undefined ? { vi: paper, en: paper } : texts.formNumber(number);
}
