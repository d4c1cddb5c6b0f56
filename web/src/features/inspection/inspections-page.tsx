import { Anchor, Badge, Group, Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { linesOf } from '../../components/choice-of.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay } from '../../i18n/written.ts';
import { useMay } from '../session/session.ts';
import { STATES, texts } from './texts.ts';

/** Inspections in sight, the newest first. */
export function InspectionsPage() {
  const { t } = useSpeech();
  const may = useMay();
  const query = useQuery({
    queryKey: ['inspections'],
    queryFn: () => answerOf(api.GET('/api/v1/inspections')),
  });
  return (
    <Page title={texts.title} says={texts.says} acts={may('inspection.open') && <OpenIt />}>
      <Answered query={query}>
        {({ inspections }) =>
          inspections.length === 0 ? (
            <NothingHere says={texts.none} />
          ) : (
            <Stack gap="sm">
              {inspections.map(({ id, document, purpose, unitNames, from, to, state }) => (
                <Paper withBorder p="md" key={id}>
                  <Group justify="space-between" gap="xs" align="flex-start">
                    <Stack gap={2} style={{ minWidth: 0 }} align="flex-start">
                      <Anchor
                        fw={600}
                        renderRoot={(props) => (
                          <Link
                            to="/inspections/$inspection"
                            params={{ inspection: id }}
                            preload={false}
                            {...props}
                          />
                        )}
                      >
                        {document}
                      </Anchor>
                      <Text size="sm">{purpose}</Text>
                      <Text size="sm">
                        {unitNames.join(', ')} · {writtenDay(from)} – {writtenDay(to)}
                      </Text>
                    </Stack>
                    <Badge variant="outline" tt="none" color="gray.8">
                      {t(STATES[state])}
                    </Badge>
                  </Group>
                </Paper>
              ))}
            </Stack>
          )
        }
      </Answered>
    </Page>
  );
}

function OpenIt() {
  return (
    <FormDialog
      act={texts.open}
      says={texts.openSays}
      variant="filled"
      isWide
      fields={{
        unit: { kind: 'unit', label: texts.owner, isRequired: true },
        document: { kind: 'text', label: texts.document, isRequired: true },
        purpose: { kind: 'area', label: texts.purpose, isRequired: true },
        scope: { kind: 'unit', label: texts.scope, isRequired: true, sentAs: 'units' },
        more: { kind: 'unit', label: texts.more, sentAs: 'units' },
        coversFrom: { kind: 'day', label: texts.coversFrom, isRequired: true },
        coversTo: { kind: 'day', label: texts.coversTo, isRequired: true },
        from: { kind: 'day', label: texts.from, isRequired: true },
        to: { kind: 'day', label: texts.to, isRequired: true },
        members: { kind: 'area', label: texts.members, isRequired: true },
      }}
      run={({ scope, more, members, ...given }) =>
        answerOf(
          api.POST('/api/v1/inspections', {
            body: {
              ...given,
              units: more === '' ? [scope] : [scope, more],
              members: linesOf(members),
              mostRows: 500,
            },
          }),
        )
      }
    />
  );
}
