import { Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { words } from '../../components/words.ts';
import { writtenDay } from '../../i18n/written.ts';
import { useSession } from '../session/session.ts';
import { texts } from './texts.ts';

const questions = {
  on: { kind: 'day', label: texts.on, isRequired: true },
  reason: { kind: 'text', label: words.reason, isRequired: true },
} as const;

/** Work on its way to somebody: theirs to take over once their manager agreed, or the manager's to agree to. */
export function ComingWork({ person, title }: { readonly person: string | null; readonly title: string }) {
  const query = useQuery({
    queryKey: ['handovers'],
    queryFn: () => answerOf(api.GET('/api/v1/work-handovers')),
  });
  const { account } = useSession();
  return (
    <Answered query={query} meanwhile={null}>
      {(data) => {
        const own = data.handovers.filter(
          ({ state, steps }) => (state === 'offered' || state === 'agreed') && steps[0]?.by === account,
        );
        const waiting = data.handovers.filter(({ toPerson, state }) =>
          person === null ? state === 'offered' : toPerson === person && state === 'agreed',
        );
        if (waiting.length + own.length === 0) return null;
        return (
          <Stack gap="xs" component="section">
            <Title order={2} size="h4">
              {title}
            </Title>
            {waiting.map(({ id, on, steps }) => (
              <Paper withBorder p="sm" key={id}>
                <Group justify="space-between">
                  <Text size="sm">
                    {writtenDay(on)} · {steps[0]?.reason}
                  </Text>
                  <Group gap="xs">
                    <FormDialog
                      act={person === null ? texts.agree : texts.take}
                      variant="filled"
                      first={{ on }}
                      fields={questions}
                      run={(body) =>
                        person === null
                          ? api.POST('/api/v1/work-handovers/{handover}/agreement', {
                              params: { path: { handover: id } },
                              body,
                            })
                          : api.POST('/api/v1/work-handovers/{handover}/take', {
                              params: { path: { handover: id } },
                              body,
                            })
                      }
                    />
                    <FormDialog
                      act={texts.decline}
                      first={{ on }}
                      fields={questions}
                      run={(body) =>
                        api.POST('/api/v1/work-handovers/{handover}/refusal', {
                          params: { path: { handover: id } },
                          body,
                        })
                      }
                    />
                  </Group>
                </Group>
              </Paper>
            ))}
            {own.map(({ id, on, steps }) => (
              <Paper withBorder p="sm" key={`own/${id}`}>
                <Group justify="space-between">
                  <Text size="sm">
                    {writtenDay(on)} · {steps[0]?.reason}
                  </Text>
                  <FormDialog
                    act={texts.takeBack}
                    first={{ on }}
                    fields={questions}
                    run={(body) =>
                      api.POST('/api/v1/work-handovers/{handover}/withdrawal', {
                        params: { path: { handover: id } },
                        body,
                      })
                    }
                  />
                </Group>
              </Paper>
            ))}
          </Stack>
        );
      }}
    </Answered>
  );
}
