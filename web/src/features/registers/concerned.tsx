import { Group, Stack, Text, Title } from '@mantine/core';
import { api } from '../../api/client.ts';
import type { paths } from '../../api/schema.generated.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { useMay } from '../session/session.ts';
import { stateName, texts } from './texts.ts';

type Named =
  paths['/api/v1/register-entries/{entry}']['get']['responses'][200]['content']['application/json']['concerned'];

/** Who an entry about a unit or a field concerns: named by one, decided by another. */
export function Concerned({
  entry,
  concerned,
  nameOf,
  isOpen,
}: {
  readonly entry: string;
  readonly concerned: Named;
  readonly nameOf: (person: string) => string;
  /** Not of an entry that was withdrawn: then nobody is named or decided on any more. */
  readonly isOpen: boolean;
}) {
  const { t } = useSpeech();
  const may = useMay();
  const ground = { kind: 'text', label: words.ground, isRequired: true } as const;
  return (
    <Stack gap="sm" align="flex-start">
      <Title order={2} size="h4">
        {t(texts.concerned)}
      </Title>
      {concerned.length === 0 && <Text size="sm">{t(texts.concernedNone)}</Text>}
      {concerned.map(({ person, ground: because, decision, decisionGround }) => (
        <Group gap="xs" key={person}>
          <Text size="sm">
            {nameOf(person)}: {because} · {t(stateName(decision))}
            {decisionGround !== null && ` (${decisionGround})`}
          </Text>
          {isOpen &&
            decision === 'proposed' &&
            may('register.decideConcerned') &&
            (['confirmed', 'declined'] as const).map((decided) => (
              <FormDialog
                key={decided}
                act={decided === 'confirmed' ? texts.confirm : texts.decline}
                size="xs"
                fields={{ ground }}
                run={(given) =>
                  api.POST('/api/v1/register-entries/{entry}/concerned/{person}/decision', {
                    params: { path: { entry, person } },
                    body: { decision: decided, ground: given.ground },
                  })
                }
              />
            ))}
        </Group>
      ))}
      {isOpen && may('register.nameConcerned') && (
        <FormDialog
          act={texts.name}
          fields={{ person: { kind: 'person', label: words.person, isRequired: true }, ground }}
          run={(given) =>
            api.POST('/api/v1/register-entries/{entry}/concerned', {
              params: { path: { entry } },
              body: given,
            })
          }
        />
      )}
    </Stack>
  );
}
