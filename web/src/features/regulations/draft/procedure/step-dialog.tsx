import type { Bilingual } from '@congtam/engine';
import { Button, Group, Stack, Text } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useState } from 'react';
import { Dialog } from '../../../../components/dialog.tsx';
import { type Field, FormField } from '../../../../components/form-field.tsx';
import { words } from '../../../../components/words.ts';
import { useSpeech } from '../../../../i18n/language.tsx';
import type { FormDeadline, FormStep } from './procedure-form.ts';
import { ACTORS, DOINGS, PLACES, SIDES, texts } from './procedure-words.ts';

type Options = { readonly [id: string]: Bilingual };

/** What a step of a kind may speak of. */
export interface StepAround {
  /** Other steps of the kind, those of the text below among them. */
  readonly steps: Options;
  readonly articles: Options;
  readonly stances: Options;
  /** Whether the draft is a layer: its steps may come before steps of the text below. */
  readonly isLayer: boolean;
}

/** A step asked for as a form: who, what, in which order, by when, on which paper. */
export function StepDialog({
  act,
  label,
  says,
  first,
  around,
  isFurther,
  variant = 'default',
  onGiven,
}: {
  readonly act: Bilingual;
  /** How the button is called to who hears it, where it stands beside others of its name. */
  readonly label?: string;
  readonly says?: Bilingual;
  readonly first: FormStep;
  readonly around: StepAround;
  /** Whether it goes on from a step of the text below, and says only what it tightens. */
  readonly isFurther: boolean;
  readonly variant?: string;
  readonly onGiven: (step: FormStep) => void;
}) {
  const { t } = useSpeech();
  const [isOpen, { open, close }] = useDisclosure(false);
  return (
    <>
      <Button size="compact-sm" variant={variant} aria-label={label ?? t(act)} onClick={open}>
        {t(act)}
      </Button>
      <Dialog isOpen={isOpen} close={close} title={act} size="lg">
        <Questions {...{ says, first, around, isFurther, close, act, onGiven }} />
      </Dialog>
    </>
  );
}

function Questions({
  act,
  says,
  first,
  around,
  isFurther,
  close,
  onGiven,
}: {
  readonly act: Bilingual;
  readonly says: Bilingual | undefined;
  readonly first: FormStep;
  readonly around: StepAround;
  readonly isFurther: boolean;
  readonly close: () => void;
  readonly onGiven: (step: FormStep) => void;
}) {
  const { t } = useSpeech();
  const [given, setGiven] = useState(() => askedOf(first));
  const [isWrong, setWrong] = useState(false);
  const ask = (name: keyof Asked, field: Field, error?: string) => (
    <FormField
      field={field}
      value={given[name]}
      error={error}
      onChange={(value) => setGiven((before) => ({ ...before, [name]: value }))}
    />
  );
  const day = monthDay(given.day);
  const isDayWrong = given.due === 'before' && day === undefined;
  const { steps, articles, stances, isLayer } = around;
  const several = (label: Bilingual, options: Options, isRequired = false): Field => ({
    ...{ kind: 'several', label, options, isRequired },
  });
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault();
        event.stopPropagation();
        if (isDayWrong) return setWrong(true);
        onGiven(stepOf({ ...given, from: given.from || (Object.keys(steps)[0] ?? '') }, day ?? ''));
        close();
      }}
    >
      <Stack gap="md">
        {says !== undefined && <Text size="sm">{t(says)}</Text>}
        {!isFurther && (
          <>
            {ask('vi', { kind: 'text', label: texts.nameVi, isRequired: true })}
            {ask('en', { kind: 'text', label: texts.nameEn, isRequired: true })}
            {ask('does', { kind: 'choice', label: texts.does, isRequired: true, options: DOINGS })}
          </>
        )}
        {ask('by', several(texts.by, ACTORS, !isFurther))}
        {ask('at', { kind: 'choice', label: texts.at, options: PLACES })}
        {Object.keys(steps).length > 0 && ask('after', several(texts.after, steps))}
        {isLayer && Object.keys(steps).length > 0 && ask('before', several(texts.before, steps))}
        {ask('due', { kind: 'choice', label: texts.deadline, options: DUES })}
        {given.due === 'before' && (
          <>
            {ask(
              'day',
              { kind: 'text', label: texts.day, isRequired: true },
              isWrong && isDayWrong ? t(texts.noDay) : undefined,
            )}
            {ask('isNextYear', { kind: 'flag', label: texts.nextYear })}
          </>
        )}
        {(given.due === 'days' || given.due === 'working-days') && (
          <>
            {ask('days', { kind: 'text', label: texts.days, isRequired: true })}
            {ask('from', { kind: 'choice', label: texts.countedFrom, isRequired: true, options: steps })}
          </>
        )}
        {ask('paper', { kind: 'choice', label: texts.paper, options: papersWith(first.paper) })}
        {ask('opinions', { kind: 'choice', label: texts.opinions, options: OPINIONS })}
        {given.opinions !== '' && ask('sides', several(texts.sides, SIDES, true))}
        {given.opinions === 'anonymous' &&
          ask('suppress', { kind: 'text', label: texts.suppress, isRequired: true })}
        {ask('isOptional', { kind: 'flag', label: texts.optional })}
        {ask('articles', several(texts.cites, articles, true))}
        {Object.keys(stances).length > 0 && ask('unverified', several(texts.unverified, stances))}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t(words.cancel)}
          </Button>
          <Button type="submit">{t(act)}</Button>
        </Group>
      </Stack>
    </form>
  );
}

const DUES = { before: texts.beforeDay, days: texts.inDays, 'working-days': texts.inWorkingDays } as const;
const OPINIONS = { named: texts.named, anonymous: texts.anonymous } as const;

/** Forms of the decrees by their numbers, and whatever the text names besides. */
const papersWith = (paper: string): Options => ({
  ...Object.fromEntries(['01', '02', '03', '04'].map((each) => [`form-${each}`, texts.formNumber(each)])),
  ...(paper === '' || /^form-0[1-4]$/.test(paper) ? {} : { [paper]: { vi: paper, en: paper } }),
});

/** Answers as a form keeps them: several of one with a space between. */
type Asked = ReturnType<typeof askedOf>;

function askedOf(step: FormStep) {
  const { deadline, opinions } = step;
  const isDay = deadline?.kind === 'before';
  return {
    ...{ vi: step.label?.vi ?? '', en: step.label?.en ?? '', does: step.does },
    ...{ isLabelled: step.label === undefined ? '' : 'yes', by: step.by.join(' '), at: step.at },
    ...{ after: step.after.join(' '), before: step.before.join(' '), due: deadline?.kind ?? '' },
    day: isDay ? deadline.day.split('-').toReversed().join('/') : '',
    isNextYear: isDay && deadline.isNextYear ? 'yes' : '',
    days: deadline === undefined || isDay ? '' : deadline.days,
    from: deadline === undefined || isDay ? '' : deadline.after,
    ...{ paper: step.paper, opinions: opinions?.kind ?? '', sides: opinions?.sides.join(' ') ?? '' },
    ...{ suppress: opinions?.suppressBelow ?? '', isOptional: step.isOptional ? 'yes' : '' },
    ...{ articles: step.articles.join(' '), unverified: step.unverified.join(' ') },
  };
}

const idsIn = (given: string): readonly string[] => given.split(' ').filter((id) => id !== '');

function stepOf(given: Asked, day: string): FormStep {
  const isNamed = given.vi !== '' || given.en !== '' || given.isLabelled !== '';
  return {
    label: isNamed ? { vi: given.vi, en: given.en } : undefined,
    ...{ does: given.does, by: idsIn(given.by), at: given.at, after: idsIn(given.after) },
    ...{ before: idsIn(given.before), deadline: deadlineOf(given, day), paper: given.paper },
    opinions:
      given.opinions === ''
        ? undefined
        : {
            ...{ kind: given.opinions, sides: idsIn(given.sides) },
            suppressBelow: given.opinions === 'named' ? '' : given.suppress.trim(),
          },
    ...{ isOptional: given.isOptional !== '', articles: idsIn(given.articles) },
    unverified: idsIn(given.unverified),
  };
}

function deadlineOf({ due, isNextYear, days, from }: Asked, day: string): FormDeadline | undefined {
  if (due === 'before') return { kind: 'before', day, isNextYear: isNextYear !== '' };
  return due === 'days' || due === 'working-days' ? { kind: due, days: days.trim(), after: from } : undefined;
}

/** `15/12` → `12-15`. */
function monthDay(typed: string): string | undefined {
  const found = /^\s*(\d{1,2})\/(\d{1,2})\s*$/.exec(typed);
  return found === null ? undefined : `${found[2]?.padStart(2, '0')}-${found[1]?.padStart(2, '0')}`;
}
