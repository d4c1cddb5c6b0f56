import { Group, Table, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { answerOf, api } from '../../api/client.ts';
import type { paths } from '../../api/schema.generated.ts';
import { Answered } from '../../components/answered.tsx';
import { orNull } from '../../components/choice-of.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Rows } from '../../components/rows.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenMoment } from '../../i18n/written.ts';
import { useMay } from '../session/session.ts';
import { actsFrom } from './follow-up-acts.ts';
import { FOLLOW_UP_ACTS, FOLLOW_UP_STATES, texts } from './texts.ts';
import { UsePage, useIsClosed } from './use-page.tsx';
import { Grounds, Who } from './who.tsx';

type FollowUp =
  paths['/api/v1/cycles/{cycle}/follow-ups']['get']['responses'][200]['content']['application/json']['followUps'][number];

/** What the regulations suggest to do after the levels, and what came of it. */
export function AfterLevelsPage() {
  const { t, language } = useSpeech();
  const may = useMay();
  const { cycle } = useParams({ from: '/signed-in/cycles/$cycle/after-levels' });
  const { isClosed } = useIsClosed(cycle);
  const query = useQuery({
    queryKey: ['after-levels', cycle, language],
    enabled: isClosed,
    queryFn: () =>
      answerOf(
        api.GET('/api/v1/cycles/{cycle}/follow-ups', { params: { path: { cycle }, query: { language } } }),
      ),
  });
  const mayAct = may('result.followUp');
  return (
    <UsePage cycle={cycle} title={texts.followUps} says={texts.followUpsSay}>
      <Answered query={query}>
        {({ followUps }) =>
          followUps.length === 0 ? (
            <NothingHere says={texts.noFollowUps} />
          ) : (
            <Rows
              label={texts.followUps}
              heads={[
                texts.subject,
                texts.matter,
                texts.state,
                texts.history,
                ...(mayAct ? [texts.acts] : []),
              ]}
              least={760}
            >
              {followUps.map((one) => (
                <Table.Tr key={`${one.regulation}/${one.subject}/${one.rule}`}>
                  <Who of={one} />
                  <Table.Td>
                    <Grounds of={[one]} />
                    {one.holds !== 'yes' && (
                      <Text size="xs" c="gray.7">
                        {t(one.holds === 'open' ? texts.mayHold : texts.gone)}
                      </Text>
                    )}
                  </Table.Td>
                  <Table.Td>{t(FOLLOW_UP_STATES[one.state])}</Table.Td>
                  <Table.Td>
                    {one.acts.map(({ number, takenAt, reason, document }) => (
                      <Text size="xs" key={number}>
                        {[writtenMoment(takenAt), reason, document]
                          .filter((part) => part !== null)
                          .join(' · ')}
                      </Text>
                    ))}
                  </Table.Td>
                  {mayAct && (
                    <Table.Td>
                      <Acts cycle={cycle} one={one} />
                    </Table.Td>
                  )}
                </Table.Tr>
              ))}
            </Rows>
          )
        }
      </Answered>
    </UsePage>
  );
}

function Acts({ cycle, one }: { readonly cycle: string; readonly one: FollowUp }) {
  const { regulation, subject, rule } = one;
  return (
    <Group gap={4}>
      {actsFrom(one.state).map((act) => (
        <FormDialog
          key={act}
          act={FOLLOW_UP_ACTS[act]}
          size="xs"
          fields={{
            reason: { kind: 'area', label: words.reason },
            document: { kind: 'text', label: texts.document },
          }}
          run={({ reason, document }) =>
            api.POST('/api/v1/cycles/{cycle}/follow-ups/{regulation}/{subject}/{rule}', {
              params: { path: { cycle, regulation, subject, rule } },
              body: { act, reason: orNull(reason), document: orNull(document) },
            })
          }
        />
      ))}
    </Group>
  );
}
