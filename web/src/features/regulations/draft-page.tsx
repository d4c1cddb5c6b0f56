import { Alert, Button, Group, Stack, Tabs, Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useCallback, useEffect, useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { Problem } from '../../api/problem.ts';
import { isText, useDraft } from '../../components/draft.ts';
import { DraftNote } from '../../components/draft-note.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { UnitField } from '../../components/unit-field.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { Begin } from './draft/begin.tsx';
import { FormView } from './draft/form-view.tsx';
import { type PackForm, packForm, withValue } from './draft/pack-form.ts';
import { procedureOf } from './draft/procedure/procedure-edits.ts';
import { faultsOfProcedure, faultsOfRules } from './draft/procedure/procedure-faults.ts';
import { rulesBeside } from './draft/procedure/procedure-form.ts';
import { ProcedureView } from './draft/procedure/procedure-view.tsx';
import { texts as procedure } from './draft/procedure/procedure-words.ts';
import { TextView } from './draft/text-view.tsx';
import { texts as own } from './draft/texts.ts';
import { texts } from './work-texts.ts';

/** A text read as a form as far as it can be. */
const readForm = (text: string): PackForm | { readonly line: number } | undefined =>
  text.trim() === '' ? undefined : packForm(text);

/** A text that stays on this machine as it is typed. */
function useKept(name: string): readonly [text: string, set: (text: string) => void] {
  const { draft, keep, drop } = useDraft(name, isText);
  return [draft?.value ?? '', (text) => (text === '' ? drop() : keep(text))];
}

/** A regulation of a unit drafted in a form or as text, which are one and the same; what the checker has against it stands there. */
export function DraftPage() {
  const { t } = useSpeech();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { from } = useSearch({ from: '/signed-in/regulation-draft' });
  const [unit, setUnit] = useState('');
  const { draft, keep, drop } = useDraft('regulation', isText);
  const [begun] = useState(draft?.at);
  const [typed, setTyped] = useState(draft?.value ?? '');
  const [tab, setTab] = useState<string | null>('form');
  /** While it is a form, the form is the draft; it is read anew whenever it is turned to. */
  const [form, setForm] = useState(() => readForm(typed));
  const [edition, setEdition] = useState(0);
  const isForm = form !== undefined && !('line' in form);
  const text = isForm ? form.text : typed;
  const turnTo = (next: string | null, source: string) => {
    setTyped(source);
    setForm(next === 'form' ? readForm(source) : undefined);
    setEdition((before) => before + 1);
    setTab(next);
  };
  const [steps, setSteps] = useKept('regulation-procedure');
  const kept = draft?.value ?? '';
  useEffect(() => {
    if (text === kept) return;
    if (text === '') drop();
    else keep(text);
  });
  const begin = (source: string, procedure: string) => {
    setSteps(procedure);
    turnTo('form', source);
  };
  const sending = useMutation({
    mutationFn: () =>
      answerOf(
        api.POST('/api/v1/units/{unit}/local-packs', {
          params: { path: { unit } },
          body: {
            source: text,
            procedure: steps.trim() === '' ? null : procedureOf(steps, rulesBeside(text).regulation),
          },
        }),
      ),
    onSuccess: async ({ id }) => {
      setSteps('');
      turnTo('text', '');
      await queries.invalidateQueries();
      await navigate({ to: '/local-regulations/$pack', params: { pack: id } });
    },
  });
  const errors = sending.error instanceof Problem ? sending.error.errors : [];
  const [inRules, inSteps] = [faultsOfRules(errors), faultsOfProcedure(errors)];
  const change = useCallback(
    (pointer: string, value: string) =>
      setForm((before) =>
        before === undefined || 'line' in before ? before : withValue(before, pointer, value),
      ),
    [],
  );
  return (
    <Page
      title={texts.draft}
      says={texts.draftSays}
      acts={
        <>
          <Begin key={from} first={from} onText={begin} />
          {isForm && (
            <Button variant="default" onClick={() => window.print()}>
              {t(words.print)}
            </Button>
          )}
        </>
      }
    >
      {begun !== undefined && draft !== undefined && <DraftNote at={begun} drop={() => begin('', '')} />}
      <form
        onSubmit={(event) => {
          event.preventDefault();
          sending.mutate();
        }}
      >
        <Stack gap="md">
          <UnitField label={t(words.unit)} required value={unit} onChange={setUnit} />
          <Tabs value={tab} keepMounted={false} onChange={(next) => turnTo(next, text)}>
            <Tabs.List mb="md">
              <Tabs.Tab value="form">{t(own.asForm)}</Tabs.Tab>
              <Tabs.Tab value="procedure">
                {t(procedure.tab)}
                {inSteps.length > 0 && ` (${inSteps.length} ${t(own.wrongIn)})`}
              </Tabs.Tab>
              <Tabs.Tab value="text">{t(own.asText)}</Tabs.Tab>
            </Tabs.List>
            <Tabs.Panel value="form">
              {form === undefined && <NothingHere says={own.empty} />}
              {form !== undefined && 'line' in form && (
                <Alert color="orange" variant="light">
                  <Text fw={600}>{t(own.unreadable)}</Text>
                  <Text size="sm">
                    {t(own.atLine)} {form.line}.
                  </Text>
                </Alert>
              )}
              {isForm && <FormView key={edition} form={form} errors={inRules} onChange={change} />}
            </Tabs.Panel>
            <Tabs.Panel value="procedure">
              <ProcedureView source={text} text={steps} errors={errors} onChange={setSteps} />
            </Tabs.Panel>
            <Tabs.Panel value="text">
              <Stack gap="md">
                <TextView label={texts.source} text={text} errors={inRules} onChange={setTyped} />
                <TextView
                  label={procedure.text}
                  isRequired={false}
                  text={steps}
                  errors={inSteps}
                  onChange={setSteps}
                />
              </Stack>
            </Tabs.Panel>
          </Tabs>
          {sending.error !== null && <ProblemNote error={sending.error} />}
          <Group className="no-print">
            <Button type="submit" loading={sending.isPending} disabled={text.trim() === ''}>
              {t(texts.send)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Page>
  );
}
