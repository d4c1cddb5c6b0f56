import { Anchor, Badge, Button, Group, Paper, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { answerOf, api } from '../../api/client.ts';
import type { paths } from '../../api/schema.generated.ts';
import { Answered } from '../../components/answered.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { Page } from '../../components/page.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay } from '../../i18n/written.ts';
import { useMay } from '../session/session.ts';
import { Exports } from './exports.tsx';
import { Findings } from './findings.tsx';
import { Requests } from './requests.tsx';
import { Samples } from './samples.tsx';
import { NEXT, STATES, texts } from './texts.ts';

export type Inspection =
  paths['/api/v1/inspections/{inspection}']['get']['responses'][200]['content']['application/json'];

/** One inspection: its bounds, what was drawn, asked, found and taken out, and what may be done. */
export function InspectionPage() {
  const { t } = useSpeech();
  const may = useMay();
  const path = useParams({ from: '/signed-in/inspections/$inspection' });
  const query = useQuery({
    queryKey: ['inspection', path.inspection],
    queryFn: () => answerOf(api.GET('/api/v1/inspections/{inspection}', { params: { path } })),
  });
  const isOpen = query.data?.state === 'running' || query.data?.state === 'planned';
  return (
    <Page
      title={texts.title}
      acts={
        <>
          {isOpen && may('inspection.end') && query.data?.isMine === false && (
            <FormDialog
              act={texts.end}
              fields={{ reason: { kind: 'area', label: words.reason, isRequired: true } }}
              run={(body) =>
                answerOf(api.POST('/api/v1/inspections/{inspection}/end', { params: { path }, body }))
              }
            />
          )}
          <Button variant="default" onClick={() => window.print()}>
            {t(words.print)}
          </Button>
        </>
      }
    >
      <Anchor size="sm" renderRoot={(props) => <Link to="/inspections" {...props} />}>
        {t(texts.all)}
      </Anchor>
      <Answered query={query}>{(inspection) => <Shown inspection={inspection} />}</Answered>
    </Page>
  );
}

function Shown({ inspection }: { readonly inspection: Inspection }) {
  const { t } = useSpeech();
  const { document, purpose, unitNames, coversFrom, coversTo, from, to, members, mostRows } = inspection;
  const isRunning = inspection.state === 'running';
  const isOver = inspection.state === 'over' || inspection.state === 'ended';
  const next = isOver ? NEXT.closed : inspection.isMine ? NEXT.member : NEXT.inspected;
  return (
    <Stack gap="lg">
      <Paper withBorder p="md" component="section">
        <Stack gap={4} align="flex-start">
          <Group gap="xs">
            <Text fw={600}>{document}</Text>
            <Badge variant="outline" tt="none" color="gray.8">
              {t(STATES[inspection.state])}
            </Badge>
          </Group>
          <Text size="sm">{purpose}</Text>
          <Text size="sm">
            {t(texts.scope)}: {unitNames.join(', ')}
          </Text>
          <Text size="sm">
            {t(texts.coversFrom)} {writtenDay(coversFrom)} – {writtenDay(coversTo)}
          </Text>
          <Text size="sm">
            {t(texts.from)} {writtenDay(from)} – {writtenDay(to)}
          </Text>
          <Text size="sm">
            {t(texts.membersHead)}:{' '}
            {members.map(({ name, leads }) => (leads ? `${name} (${t(texts.leads)})` : name)).join(', ')} ·{' '}
            {mostRows} {t(texts.mostRows)}
          </Text>
          <Text size="sm" fw={600}>
            {t(texts.next)}: {t(next)}
          </Text>
        </Stack>
      </Paper>
      <Requests inspection={inspection} mayAsk={isRunning && inspection.isMine} />
      <Findings inspection={inspection} mayFind={isRunning && inspection.isMine} />
      {inspection.isMine && <Samples inspection={inspection} mayDraw={isRunning} />}
      <Exports inspection={inspection} mayTake={isRunning && inspection.isMine} />
    </Stack>
  );
}
