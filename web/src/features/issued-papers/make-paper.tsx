import { Anchor, Button, Group, List, NativeSelect, Paper, Select, Stack, Text, Title } from '@mantine/core';
import '@mantine/core/styles/List.css';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { answerOf, api, send } from '../../api/client.ts';
import { Problem } from '../../api/problem.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { keepFile } from '../../components/keep-file.ts';
import { ProblemNote } from '../../components/problem-note.tsx';
import { useUnitName } from '../../components/units.ts';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { matches } from '../../text/folded.ts';
import { periodName } from '../../text/periods.ts';
import { useMay } from '../session/session.ts';
import { draftNamed } from './draft-named.ts';
import { asksWhom, type Form, formsFor, periodsWithin, type Thing } from './forms.ts';
import { GivenField } from './given-field.tsx';
import { fieldName, givenFrom, type Typed } from './given-fields.ts';
import { knownOfDecision } from './known-of-decision.ts';
import { texts } from './texts.ts';

/** The field of a form a fault is about: `/given/signatory/capacity` → `signatory`. */
const fieldOf = (pointer: string): string => pointer.replace(/^\/(given\/)?/, '').split('/')[0] ?? '';

/** What follows from a decision for its papers; nothing of other things. */
function useKnownOf(thing: Thing | undefined): Typed {
  const unitName = useUnitName();
  const decision = thing?.about === 'decision' ? thing.of : undefined;
  const { data } = useQuery({
    queryKey: ['decision', decision],
    enabled: decision !== undefined,
    queryFn: () =>
      answerOf(api.GET('/api/v1/decisions/{decision}', { params: { path: { decision: decision ?? '' } } })),
  });
  return data === undefined ? {} : knownOfDecision({ unitName: unitName(data.unit), number: data.number });
}

/** Makes a paper of the results: seen first, then issued, for one or for all. */
export function MakePaper({
  cycle,
  period: whole,
  unit,
  forms: all,
  thing,
}: {
  readonly cycle: string;
  readonly period: string;
  readonly unit: string;
  readonly forms: readonly Form[];
  readonly thing: Thing | undefined;
}) {
  const { t } = useSpeech();
  const may = useMay();
  const queries = useQueryClient();
  const forms = formsFor(all, thing);
  // Of a decision it is the decision itself that is asked for first.
  const [id, setId] = useState((forms.find((one) => one.id === thing?.about) ?? forms[0])?.id ?? '');
  const [subject, setSubject] = useState<string | null>(null);
  const [period, setPeriod] = useState(whole);
  const [written, setWritten] = useState<Typed>({});
  const typed = { ...useKnownOf(thing), ...written };
  const form = forms.find((one) => one.id === id);
  const levels = useQuery({
    queryKey: ['levels', cycle],
    staleTime: 60_000,
    queryFn: () => answerOf(api.GET('/api/v1/cycles/{cycle}/levels', { params: { path: { cycle } } })),
  });
  const asked = {
    ...{ form: id, regulation: null, period: period === whole ? null : period },
    given: givenFrom(form?.given ?? [], typed),
  };
  const whom = form === undefined ? 'no' : asksWhom(form);
  const one = { ...asked, subject: whom === 'no' ? null : subject, of: thing?.of ?? null };
  const previewing = useMutation({
    mutationFn: async () => {
      const drawn = (kind: 'pdf' | 'docx') =>
        send('POST', `/api/v1/cycles/${cycle}/paper-drafts`, { ...one, kind });
      // Where nothing sets PDFs there is the DOCX.
      const answer = await drawn('pdf').catch((error: unknown) => {
        if (error instanceof Problem && error.code === 'issued-paper.no-such-file') return drawn('docx');
        throw error;
      });
      const file = await answer.blob();
      keepFile(
        file,
        `${draftNamed(form?.title.vi ?? id)}.${file.type === 'application/pdf' ? 'pdf' : 'docx'}`,
      );
    },
  });
  const issuing = useMutation({
    mutationFn: () =>
      answerOf(api.POST('/api/v1/cycles/{cycle}/issued-papers', { params: { path: { cycle } }, body: one })),
    onSuccess: () => queries.invalidateQueries(),
  });
  const error = previewing.error ?? issuing.error;
  const problem = error instanceof Problem ? error : undefined;
  // What is said beside its own question is not said again.
  const elsewhere = (problem?.errors ?? []).filter(({ pointer }) => !form?.given.includes(fieldOf(pointer)));
  const isAsked = whom !== 'must' || subject !== null;
  const found = (levels.data?.levels ?? []).filter(
    ({ kind }) => form?.about === kind || (form?.about !== 'person' && form?.about !== 'unit'),
  );
  const people = new Map(found.map((level) => [level.subject, `${level.name} (${level.subject})`]));
  const begin = () => {
    previewing.reset();
    issuing.reset();
  };
  return (
    <Paper withBorder p="md" component="section">
      <Stack gap="sm" maw={760}>
        <Title order={2} size="h4">
          {t(texts.issueOne)}
        </Title>
        {levels.error !== null && <Text size="sm">{t(texts.notComputed)}</Text>}
        <NativeSelect
          label={t(texts.form)}
          value={id}
          onChange={(event) => {
            begin();
            setId(event.currentTarget.value);
            setSubject(null);
          }}
          data={forms.map(({ id: value, title }) => ({ value, label: t(title) }))}
        />
        {form !== undefined && (
          <Text size="sm" c="gray.7">
            {t(texts.source)} {form.source}
            {form.unverified !== null && `. ${t(texts.unverified)}: ${t(form.unverified)}`}
          </Text>
        )}
        {whom !== 'no' && (
          <Select
            label={t(texts.subject)}
            searchable
            clearable
            clearButtonProps={{ 'aria-label': t(words.none) }}
            nothingFoundMessage={t(words.nothingFound)}
            data={[...people].map(([value, label]) => ({ value, label }))}
            filter={({ options, search, limit }) =>
              options.filter((option) => 'label' in option && matches(option.label, search)).slice(0, limit)
            }
            limit={100}
            value={subject}
            onChange={(code) => {
              begin();
              setSubject(code);
            }}
          />
        )}
        <NativeSelect
          label={t(texts.period)}
          value={period}
          onChange={(event) => setPeriod(event.currentTarget.value)}
          data={periodsWithin(whole).map((value) => ({ value, label: t(periodName(value)) }))}
        />
        {form?.given.map((field) => (
          <GivenField
            key={`${id}/${field}`}
            field={field}
            typed={typed}
            put={(change) => setWritten((before) => ({ ...before, ...change }))}
            error={problem?.errors.find(({ pointer }) => fieldOf(pointer) === field)?.detail}
          />
        ))}
        {error !== null && <ProblemNote error={error} />}
        {elsewhere.length > 0 && (
          <List size="sm" aria-label={t(texts.wrong)}>
            {elsewhere.map(({ pointer, detail }) => (
              <List.Item key={`${pointer}/${detail}`}>
                {t(fieldName(fieldOf(pointer)))}: {detail}
              </List.Item>
            ))}
          </List>
        )}
        {issuing.data !== undefined && (
          <Text size="sm" role="status">
            {t(texts.issued)}
          </Text>
        )}
        {!isAsked && <Text size="sm">{t(texts.subjectFirst)}</Text>}
        <Group gap="sm">
          <Button
            variant="default"
            disabled={!isAsked}
            loading={previewing.isPending}
            onClick={() => {
              begin();
              previewing.mutate();
            }}
          >
            {t(texts.preview)}
          </Button>
          <Button
            disabled={!isAsked}
            loading={issuing.isPending}
            onClick={() => {
              begin();
              issuing.mutate();
            }}
          >
            {t(texts.issue)}
          </Button>
          {whom === 'must' && may('issuedPaper.issueMany') && (
            <FormDialog
              act={texts.issueMany}
              says={texts.issueManySays}
              fields={{}}
              run={() =>
                api.POST('/api/v1/cycles/{cycle}/paper-batches', { params: { path: { cycle } }, body: asked })
              }
            />
          )}
        </Group>
        <Anchor
          size="sm"
          renderRoot={(props) => <Link to="/units/$unit/paper-templates" params={{ unit }} {...props} />}
        >
          {t(texts.templates)}
        </Anchor>
      </Stack>
    </Paper>
  );
}
