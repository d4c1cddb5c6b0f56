import { Badge, Group, Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.ts';
import type { paths } from '../../api/schema.generated.ts';
import { Answered } from '../../components/answered.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { useUnitName, useUnits } from '../../components/units.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay, writtenMoment } from '../../i18n/written.ts';
import { useMay, useOwnUnit } from '../session/session.ts';
import { QUESTION_ACTS, texts } from './texts.ts';

type Question =
  paths['/api/v1/questions']['get']['responses'][200]['content']['application/json']['questions'][number];

/** What units could not settle themselves: asked, answered or passed upward, each by a day. */
export function QuestionsPage() {
  const { t } = useSpeech();
  const may = useMay();
  const unit = useOwnUnit();
  const { data: tree } = useUnits();
  const above = tree?.units.find(({ id }) => id === unit)?.parent ?? null;
  // Who is at the top of the tree has nobody here to ask.
  const mayAsk = may('question.ask') && tree?.units.some(({ parent }) => parent !== null) === true;
  const query = useQuery({
    queryKey: ['questions'],
    queryFn: () => answerOf(api.GET('/api/v1/questions')),
  });
  return (
    <Page
      title={texts.questions}
      says={texts.questionsSays}
      acts={
        mayAsk && (
          <FormDialog
            act={texts.ask}
            variant="filled"
            isWide
            first={{ unit, to: above }}
            fields={{
              unit: { kind: 'unit', label: texts.of, isRequired: true },
              to: { kind: 'unit', label: texts.to, isRequired: true },
              question: { kind: 'area', label: texts.question, isRequired: true },
              dueOn: { kind: 'day', label: texts.answerBy, isRequired: true },
            }}
            run={({ unit: of, ...body }) =>
              api.POST('/api/v1/units/{unit}/questions', { params: { path: { unit: of } }, body })
            }
          />
        )
      }
    >
      <Answered query={query}>
        {({ questions }) =>
          questions.length === 0 ? (
            <NothingHere
              says={texts.noQuestions}
              next={t(mayAsk ? texts.noQuestionsNext : texts.nobodyAbove)}
            />
          ) : (
            <Stack gap="sm">
              {questions.map((question) => (
                <QuestionCard key={question.id} question={question} />
              ))}
            </Stack>
          )
        }
      </Answered>
    </Page>
  );
}

function QuestionCard({ question }: { readonly question: Question }) {
  const { t } = useSpeech();
  const may = useMay();
  const unitName = useUnitName();
  const { data: tree } = useUnits();
  const { id, unit, question: asked, liesWith, steps, dueOn, isOverdue } = question;
  const params = { params: { path: { question: id } } } as const;
  const above = tree?.units.find((one) => one.id === liesWith)?.parent ?? null;
  return (
    <Paper withBorder p="md">
      <Stack gap="xs">
        <Group justify="space-between" gap="xs">
          <Text fw={600} style={{ flex: '1 1 240px', whiteSpace: 'pre-line' }}>
            {asked}
          </Text>
          <Badge variant="outline" tt="none" color={isOverdue ? 'red.9' : 'gray.8'}>
            {liesWith === null
              ? t(texts.answered)
              : `${t(isOverdue ? texts.overdue : texts.waits)}${dueOn === null ? '' : ` · ${t(texts.dueOn)} ${writtenDay(dueOn)}`}`}
          </Badge>
        </Group>
        <Text size="sm">
          {unitName(unit)}
          {liesWith !== null && ` · ${t(texts.liesWith)} ${unitName(liesWith)}`}
        </Text>
        {steps.map((step) => (
          <Text size="sm" key={step.number} style={{ whiteSpace: 'pre-line' }}>
            {writtenMoment(step.takenAt)} · {t(QUESTION_ACTS[step.act])} {unitName(step.unit)} (
            {step.takenByName}
            {step.isLate && `, ${t(texts.late)}`}){step.words === null ? '' : `: ${step.words}`}
          </Text>
        ))}
        {liesWith !== null && (
          <Group gap="xs">
            {may('question.answer') && (
              <FormDialog
                act={texts.answer}
                size="xs"
                fields={{ words: { kind: 'area', label: texts.answerWords, isRequired: true } }}
                run={(body) => api.POST('/api/v1/questions/{question}/answer', { ...params, body })}
              />
            )}
            {may('question.escalate') && above !== null && (
              <FormDialog
                act={texts.escalate}
                size="xs"
                first={{ to: above }}
                fields={{
                  to: { kind: 'unit', label: texts.to, isRequired: true },
                  dueOn: { kind: 'day', label: texts.answerBy, isRequired: true },
                  words: { kind: 'area', label: texts.why, isRequired: true },
                }}
                run={(body) => api.POST('/api/v1/questions/{question}/escalation', { ...params, body })}
              />
            )}
          </Group>
        )}
      </Stack>
    </Paper>
  );
}
