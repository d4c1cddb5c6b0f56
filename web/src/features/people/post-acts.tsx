import { Group } from '@mantine/core';
import { api, seen } from '../../api/client.ts';
import type { paths } from '../../api/schema.generated.ts';
import { choiceOf, orNull } from '../../components/choice-of.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { words } from '../../components/words.ts';
import { useMay } from '../session/session.ts';
import {
  newPostQuestions,
  postAnswered,
  postAsked,
  postQuestions,
  sinceQuestions,
} from './post-questions.ts';
import { TRANSFERS, texts } from './texts.ts';

type Post =
  paths['/api/v1/people/{person}']['get']['responses'][200]['content']['application/json']['posts'][number];

/** What can be done with a post that is held: change it, end it, hand its holder over. */
export function PostActs({
  person,
  post,
  version,
}: {
  readonly person: string;
  readonly post: Post;
  /** Of the file as it was read. */
  readonly version: string;
}) {
  const may = useMay();
  const path = { person, post: post.id };
  return (
    <Group gap={4} className="no-print">
      {may('person.correct') && (
        <FormDialog
          act={texts.change}
          size="xs"
          isWide
          first={{ ...postAsked(post), isMain: post.isMain ? 'yes' : '' }}
          fields={{ ...postQuestions, isMain: newPostQuestions.isMain, ...sinceQuestions }}
          run={(given) =>
            api.POST('/api/v1/people/{person}/posts/{post}/changes', {
              params: { path },
              headers: seen(version),
              body: {
                ...{ ...postAnswered(given), isMain: given.isMain === 'yes' },
                ...{ from: given.from, ground: given.ground },
              },
            })
          }
        />
      )}
      {may('person.transfer') && (
        <FormDialog
          act={texts.end}
          size="xs"
          fields={{
            on: { kind: 'day', label: texts.lastDay, isRequired: true },
            ground: { kind: 'text', label: words.ground, isRequired: true },
          }}
          run={({ on, ground }) =>
            api.POST('/api/v1/people/{person}/posts/{post}/end', {
              params: { path },
              headers: seen(version),
              body: { on, ground },
            })
          }
        />
      )}
      {may('transfer.handOver') && (
        <FormDialog
          act={texts.handOver}
          says={texts.handOverSays}
          size="xs"
          fields={{
            kind: { kind: 'choice', label: texts.kindOf, options: TRANSFERS, isRequired: true },
            toUnitCode: { kind: 'text', label: texts.toUnitCode, isRequired: true },
            on: { kind: 'day', label: words.from, isRequired: true },
            until: { kind: 'day', label: texts.until },
            ground: { kind: 'text', label: words.ground, isRequired: true },
          }}
          run={({ kind, toUnitCode, on, until, ground }) =>
            api.POST('/api/v1/people/{person}/posts/{post}/hand-over', {
              params: { path },
              body: {
                ...{ kind: choiceOf(TRANSFERS, kind), toUnitCode, on },
                ...(until !== '' && { until: orNull(until) }),
                ground,
              },
            })
          }
        />
      )}
    </Group>
  );
}
