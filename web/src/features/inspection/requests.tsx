import { Anchor, Badge, Button, FileInput, Group, Paper, Stack, Text, Textarea } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { attached } from '../../components/attached.ts';
import { orNull } from '../../components/choice-of.ts';
import { Dialog } from '../../components/dialog.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { ProblemNote } from '../../components/problem-note.tsx';
import { useUnitName } from '../../components/units.ts';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay, writtenMoment } from '../../i18n/written.ts';
import type { Inspection } from './inspection-page.tsx';
import { Part } from './part.tsx';
import { texts } from './texts.ts';

/** What was asked for, by when, and what came. */
export function Requests({
  inspection,
  mayAsk,
}: {
  readonly inspection: Inspection;
  readonly mayAsk: boolean;
}) {
  const { t } = useSpeech();
  const unitName = useUnitName();
  const path = { inspection: inspection.id };
  const query = useQuery({
    queryKey: ['inspection-requests', inspection.id],
    queryFn: () => answerOf(api.GET('/api/v1/inspections/{inspection}/requests', { params: { path } })),
  });
  const asking = (
    <FormDialog
      act={texts.ask}
      variant="filled"
      size="xs"
      fields={{
        unit: { kind: 'unit', label: texts.scope, isRequired: true },
        person: { kind: 'person', label: texts.person },
        asks: { kind: 'area', label: texts.asks, isRequired: true },
        dueOn: { kind: 'day', label: texts.due, isRequired: true },
      }}
      run={({ person, ...given }) =>
        answerOf(
          api.POST('/api/v1/inspections/{inspection}/requests', {
            params: { path },
            body: { ...given, person: orNull(person) },
          }),
        )
      }
    />
  );
  return (
    <Part title={texts.requests} act={mayAsk && asking}>
      <Answered query={query}>
        {({ requests }) =>
          requests.length === 0 ? (
            <NothingHere says={texts.noRequests} />
          ) : (
            <Stack gap="sm">
              {requests.map(({ id, unit, asks, dueOn, isOverdue, askedByName, answers }) => (
                <Paper withBorder p="md" key={id}>
                  <Stack gap={4} align="flex-start">
                    <Text style={{ whiteSpace: 'pre-wrap' }}>{asks}</Text>
                    <Text size="sm">
                      {unitName(unit)} · {askedByName} · {t(texts.due)} {writtenDay(dueOn)}
                    </Text>
                    {isOverdue && (
                      <Badge variant="outline" tt="none" color="red.9">
                        {t(texts.overdue)}
                      </Badge>
                    )}
                    {answers.map((answer) => (
                      <Stack gap={2} key={answer.id} pl="md">
                        <Text size="sm" style={{ whiteSpace: 'pre-wrap' }}>
                          {answer.words}
                        </Text>
                        <Text size="xs">
                          {answer.answeredByName}, {writtenMoment(answer.answeredAt)}
                          {answer.isLate && ` · ${t(texts.late)}`}
                        </Text>
                        {answer.files.map((file, at) => (
                          <Anchor
                            key={file.id}
                            size="sm"
                            href={`/api/v1/attachments/${file.id}/file`}
                            download
                          >
                            {t(texts.file)} {at + 1}
                          </Anchor>
                        ))}
                      </Stack>
                    ))}
                    {!inspection.isMine && <AnswerIt request={id} />}
                  </Stack>
                </Paper>
              ))}
            </Stack>
          )
        }
      </Answered>
    </Part>
  );
}

function AnswerIt({ request }: { readonly request: string }) {
  const { t } = useSpeech();
  const queries = useQueryClient();
  const [isOpen, { open, close }] = useDisclosure(false);
  const [said, setSaid] = useState('');
  const [files, setFiles] = useState<File[]>([]);
  const answering = useMutation({
    mutationFn: async () => {
      const put: string[] = [];
      for (const file of files) put.push(await attached(file));
      return answerOf(
        api.POST('/api/v1/inspection-requests/{request}/answers', {
          params: { path: { request } },
          body: { words: said, files: put },
        }),
      );
    },
    onSuccess: async () => {
      close();
      setSaid('');
      setFiles([]);
      await queries.invalidateQueries();
    },
  });
  return (
    <>
      <Button size="xs" variant="filled" onClick={open}>
        {t(texts.answer)}
      </Button>
      <Dialog isOpen={isOpen} close={close} title={texts.answer} size="md">
        <form
          onSubmit={(event) => {
            event.preventDefault();
            answering.mutate();
          }}
        >
          <Stack gap="md">
            <Textarea
              label={t(texts.answerWords)}
              required
              rows={4}
              value={said}
              onChange={(event) => setSaid(event.currentTarget.value)}
            />
            <FileInput
              label={t(texts.file)}
              accept=".pdf,.jpg,.jpeg,.png"
              multiple
              value={files}
              onChange={setFiles}
            />
            {answering.error !== null && <ProblemNote error={answering.error} />}
            <Group justify="flex-end">
              <Button variant="default" onClick={close}>
                {t(words.cancel)}
              </Button>
              <Button type="submit" loading={answering.isPending}>
                {t(texts.answer)}
              </Button>
            </Group>
          </Stack>
        </form>
      </Dialog>
    </>
  );
}
