import { Anchor, Box, Button, Stack, Table } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link, useNavigate, useSearch } from '@tanstack/react-router';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { Rows } from '../../components/rows.tsx';
import { UnitField } from '../../components/unit-field.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenMoment } from '../../i18n/written.ts';
import { useMay, useOwnUnit } from '../session/session.ts';
import { simulationsQuery } from './lab-queries.ts';
import { DRAFT_STATES, STATES, texts } from './texts.ts';

/** What was tried in a unit, and drafts on which people comment. */
export function LabPage() {
  const { t } = useSpeech();
  const may = useMay();
  const navigate = useNavigate();
  const ownUnit = useOwnUnit();
  const { unit = ownUnit } = useSearch({ from: '/signed-in/policy-lab' });
  return (
    <Page
      title={texts.title}
      says={texts.says}
      acts={
        may('policyLab.run') && (
          <Button
            size="sm"
            renderRoot={(props) => (
              <Link to="/policy-lab/new" search={unit === '' ? {} : { unit }} {...props} />
            )}
          >
            {t(texts.tryNew)}
          </Button>
        )
      }
    >
      <Stack gap="md">
        <Anchor
          size="sm"
          className="no-print"
          renderRoot={(props) => <Link to="/shown-simulations" {...props} />}
        >
          {t(texts.shown)}
        </Anchor>
        <Box maw={480}>
          <UnitField
            label={t(texts.unit)}
            value={unit}
            onChange={(chosen) =>
              void navigate({ to: '/policy-lab', search: chosen === '' ? {} : { unit: chosen } })
            }
          />
        </Box>
        {unit === '' ? <NothingHere says={texts.chooseUnit} /> : <Tried unit={unit} />}
        <Drafts />
      </Stack>
    </Page>
  );
}

function Tried({ unit }: { readonly unit: string }) {
  const { t } = useSpeech();
  const query = useQuery(simulationsQuery(unit));
  return (
    <Answered query={query}>
      {({ simulations }) =>
        simulations.length === 0 ? (
          <NothingHere says={texts.none} />
        ) : (
          <Rows label={texts.title} heads={[texts.name, texts.state, texts.askedBy, texts.askedAt]}>
            {simulations.map(({ id, title, outcome, askedByName, askedAt }) => (
              <Table.Tr key={id}>
                <Table.Td>
                  <Anchor
                    renderRoot={(props) => (
                      <Link to="/policy-lab/$unit/$simulation" params={{ unit, simulation: id }} {...props} />
                    )}
                  >
                    {title}
                  </Anchor>
                </Table.Td>
                <Table.Td>{t(STATES[outcome ?? 'running'] ?? texts.state)}</Table.Td>
                <Table.Td>{askedByName}</Table.Td>
                <Table.Td>{writtenMoment(askedAt)}</Table.Td>
              </Table.Tr>
            ))}
          </Rows>
        )
      }
    </Answered>
  );
}

/** Drafts in sight, each with the way to what people say of it. */
function Drafts() {
  const { t } = useSpeech();
  const query = useQuery({
    queryKey: ['regulations'],
    queryFn: () => answerOf(api.GET('/api/v1/regulations')),
  });
  const drafts = query.data?.regulations.filter(({ pack }) => pack !== null) ?? [];
  if (drafts.length === 0) return null;
  return (
    <Rows label={texts.commentsTitle} heads={[texts.draft, texts.state, texts.comments]} least={420}>
      {drafts.map(({ pack, title, number, state }) => (
        <Table.Tr key={pack}>
          <Table.Td>
            {t(title)} ({number})
          </Table.Td>
          <Table.Td>{t(DRAFT_STATES[state] ?? texts.draft)}</Table.Td>
          <Table.Td>
            <Anchor
              renderRoot={(props) => (
                <Link to="/draft-comments/$pack" params={{ pack: pack ?? '' }} {...props} />
              )}
            >
              {t(texts.comments)}
            </Anchor>
          </Table.Td>
        </Table.Tr>
      ))}
    </Rows>
  );
}
