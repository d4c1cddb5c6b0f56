import { Stack, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { answerOf, api } from '../../api/client.ts';
import type { components } from '../../api/schema.generated.ts';
import { Answered } from '../../components/answered.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { Rows } from '../../components/rows.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay } from '../../i18n/written.ts';
import { useMay } from '../session/session.ts';
import { texts, VERDICTS } from './texts.ts';

/** What people say of a draft, and what became of it. */
export function CommentsPage() {
  const may = useMay();
  const { t } = useSpeech();
  const { pack } = useParams({ from: '/signed-in/draft-comments/$pack' });
  const query = useQuery({
    queryKey: ['draft-comments', pack],
    queryFn: () => answerOf(api.GET('/api/v1/local-packs/{pack}/comments', { params: { path: { pack } } })),
  });
  return (
    <Page
      title={texts.commentsTitle}
      says={texts.commentsSays}
      acts={may('policyLab.collect') && <Enter pack={pack} />}
    >
      <Answered query={query}>
        {({ comments }) =>
          comments.length === 0 ? (
            <NothingHere says={texts.noComments} />
          ) : (
            <Rows
              label={texts.commentsTitle}
              heads={[texts.author, texts.clause, texts.content, texts.verdict, texts.explanation]}
              least={720}
            >
              {comments.map((comment) => (
                <Table.Tr key={comment.id}>
                  <Table.Td>
                    {comment.author}
                    <Text size="sm">{writtenDay(comment.receivedOn)}</Text>
                  </Table.Td>
                  <Table.Td>{comment.clause}</Table.Td>
                  <Table.Td>{comment.content}</Table.Td>
                  <Table.Td>
                    {t(comment.answer === null ? texts.notAnswered : VERDICTS[comment.answer.verdict])}
                  </Table.Td>
                  <Table.Td>
                    <Stack gap="xs" align="flex-start">
                      {comment.answer?.explanation}
                      {may('policyLab.answer') && <Answer comment={comment} />}
                    </Stack>
                  </Table.Td>
                </Table.Tr>
              ))}
            </Rows>
          )
        }
      </Answered>
    </Page>
  );
}

function Enter({ pack }: { readonly pack: string }) {
  return (
    <FormDialog
      act={texts.enter}
      fields={{
        author: { kind: 'text', label: texts.author, isRequired: true },
        clause: { kind: 'text', label: texts.clause, isRequired: true },
        content: { kind: 'area', label: texts.content, isRequired: true },
        receivedOn: { kind: 'day', label: texts.receivedOn, isRequired: true },
      }}
      run={(body) => api.POST('/api/v1/local-packs/{pack}/comments', { params: { path: { pack } }, body })}
    />
  );
}

type Comment = components['schemas']['DraftComment'];

function Answer({ comment: { id, answer } }: { readonly comment: Comment }) {
  return (
    <FormDialog
      act={texts.answer}
      size="xs"
      fields={{
        verdict: { kind: 'choice', label: texts.verdict, isRequired: true, options: VERDICTS },
        explanation: { kind: 'area', label: texts.explanation, isRequired: true },
      }}
      first={{ verdict: answer?.verdict ?? 'accepted', explanation: answer?.explanation ?? '' }}
      run={({ verdict, explanation }) =>
        api.POST('/api/v1/draft-comments/{comment}/answer', {
          params: { path: { comment: id } },
          body: { verdict: isVerdict(verdict) ? verdict : 'accepted', explanation },
        })
      }
    />
  );
}

const isVerdict = (text: string): text is keyof typeof VERDICTS => text in VERDICTS;
