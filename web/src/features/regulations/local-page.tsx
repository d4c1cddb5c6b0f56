import { Alert, Anchor, Code, Group, Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { FormDialog } from '../../components/form-dialog.tsx';
import { Page } from '../../components/page.tsx';
import { Rows } from '../../components/rows.tsx';
import { useUnitName } from '../../components/units.ts';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay } from '../../i18n/written.ts';
import { useMay } from '../session/session.ts';
import { texts as ofProcedure } from './draft/procedure/procedure-words.ts';
import { STATE } from './texts.ts';
import { texts } from './work-texts.ts';

const STEPS = [
  { step: 'pilot', from: ['draft', 'proposed'], needs: 'regulation.pilot' },
  { step: 'proposal', from: ['pilot'], needs: 'regulation.proposeOfficial' },
  { step: 'official', from: ['proposed'], needs: 'regulation.makeOfficial' },
  { step: 'end', from: ['pilot', 'proposed', 'official'], needs: 'regulation.end' },
] as const;

/** A regulation of a unit: its text, how it came to stand where it does, and its next step. */
export function LocalPage() {
  const { t } = useSpeech();
  const may = useMay();
  const unitName = useUnitName();
  const path = useParams({ from: '/signed-in/local-regulations/$pack' });
  const query = useQuery({
    queryKey: ['local-pack', path.pack],
    queryFn: () => answerOf(api.GET('/api/v1/local-packs/{pack}', { params: { path } })),
  });
  const pack = query.data;
  const fields = {
    on: { kind: 'day', label: words.from, isRequired: true },
    ground: { kind: 'text', label: texts.ground, isRequired: true },
  } as const;
  return (
    <Page
      title={pack === undefined ? texts.local : { vi: pack.titleVi, en: pack.titleEn }}
      acts={
        <Group gap="xs">
          {pack !== undefined &&
            STEPS.filter(({ from, needs }) => may(needs) && from.some((state) => state === pack.state)).map(
              ({ step }) => (
                <FormDialog
                  key={step}
                  act={texts[step]}
                  fields={fields}
                  {...(step === 'end' && { color: 'red.9' })}
                  run={(body) => api.POST(`/api/v1/local-packs/{pack}/${step}`, { params: { path }, body })}
                />
              ),
            )}
        </Group>
      }
    >
      <Answered query={query}>
        {({ unit, number, regulation, from, state, isReadable, problems, steps, source, procedure }) => (
          <Stack gap="md">
            <Text>
              {[unitName(unit), number, writtenDay(from), t(STATE[state] ?? { vi: state, en: state })].join(
                ' · ',
              )}
            </Text>
            {!isReadable && (
              <Alert color="red" variant="light" title={t(texts.unreadable)}>
                {problems.map((problem) => (
                  <Text size="sm" key={problem.vi}>
                    {t(problem)}
                  </Text>
                ))}
              </Alert>
            )}
            <Group gap="md" className="no-print">
              {isReadable && (
                <Anchor
                  renderRoot={(props) => (
                    <Link
                      to="/regulations/$regulation/$version"
                      params={{ regulation, version: from }}
                      {...props}
                    />
                  )}
                >
                  {t(texts.readIt)}
                </Anchor>
              )}
              <Anchor renderRoot={(props) => <Link to="/regulations" {...props} />}>{t(texts.toList)}</Anchor>
            </Group>
            <Rows label={texts.steps} heads={[texts.state, words.from, texts.ground]}>
              {steps.map(({ step, state: to, on, ground }) => (
                <Table.Tr key={step}>
                  <Table.Td>{t(STATE[to] ?? { vi: to, en: to })}</Table.Td>
                  <Table.Td>{writtenDay(on)}</Table.Td>
                  <Table.Td>{ground}</Table.Td>
                </Table.Tr>
              ))}
            </Rows>
            <Title order={2} size="h4">
              {t(texts.source)}
            </Title>
            <Code block tabIndex={0}>
              {source}
            </Code>
            {procedure !== null && (
              <>
                <Title order={2} size="h4">
                  {t(ofProcedure.text)}
                </Title>
                <Code block tabIndex={0}>
                  {procedure}
                </Code>
              </>
            )}
          </Stack>
        )}
      </Answered>
    </Page>
  );
}
