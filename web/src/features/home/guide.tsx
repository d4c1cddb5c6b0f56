import { Anchor, Badge, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { useUnits } from '../../components/units.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { useMay, useOwnUnit } from '../session/session.ts';
import { type FirstStep, isUnderWay, stepsOfAdministrator, stepsOfOfficer } from './first-steps.ts';
import { guide } from './guide-texts.ts';

/** Leads through the first day of a system; gone once a cycle is open. */
export function Guide() {
  const may = useMay();
  const unit = useOwnUnit();
  return (
    <>
      {may('role.propose') && <OfAdministrator />}
      {unit !== '' && may('roster.import') && may('cycle.plan') && <OfOfficer unit={unit} />}
    </>
  );
}

const many = { params: { query: { limit: 200 } } } as const;

function OfAdministrator() {
  const { data: tree } = useUnits();
  const query = useQuery({
    queryKey: ['first-steps', 'system'],
    queryFn: async () => {
      const [{ accounts }, { grants }] = await Promise.all([
        answerOf(api.GET('/api/v1/accounts', many)),
        answerOf(api.GET('/api/v1/role-grants', many)),
      ]);
      return { accounts, grants };
    },
  });
  if (tree === undefined) return null;
  return (
    <Answered query={query} meanwhile={null}>
      {(data) => <Steps steps={stepsOfAdministrator({ ...data, units: tree.units.length })} />}
    </Answered>
  );
}

function OfOfficer({ unit }: { readonly unit: string }) {
  const { data: tree } = useUnits();
  const query = useQuery({
    queryKey: ['first-steps', unit],
    queryFn: async () => {
      const [{ rosters }, { cycles }, { choices }] = await Promise.all([
        answerOf(api.GET('/api/v1/rosters', many)),
        answerOf(api.GET('/api/v1/cycles', { params: { query: {} } })),
        answerOf(api.GET('/api/v1/units/{unit}/regulation-choices', { params: { path: { unit } } })),
      ]);
      return { rosters, cycles, choices: choices.length };
    },
  });
  if (tree === undefined) return null;
  return (
    <Answered query={query} meanwhile={null}>
      {(data) => <Steps steps={stepsOfOfficer({ ...data, unitsBelow: tree.units.length - 1 })} />}
    </Answered>
  );
}

function Steps({ steps }: { readonly steps: readonly FirstStep[] }) {
  const { t } = useSpeech();
  if (!isUnderWay(steps)) return null;
  const next = steps.find(({ isDone }) => !isDone);
  return (
    <Paper withBorder p="md" component="section" aria-label={t(guide.title)}>
      <Stack gap="sm">
        <Title order={2} size="h4">
          {t(guide.title)}
        </Title>
        <Stack component="ol" gap="sm" m={0} pl="lg">
          {steps.map((step) => (
            <li key={step.says.en}>
              <Group gap="xs">
                <Anchor
                  fw={step === next ? 700 : 400}
                  renderRoot={(props) => <Link to={step.to} {...props} />}
                >
                  {t(step.says)}
                </Anchor>
                {step.isDone && (
                  <Badge variant="outline" color="gray.8" tt="none">
                    {t(guide.done)}
                  </Badge>
                )}
                {step === next && <Badge tt="none">{t(guide.next)}</Badge>}
              </Group>
              {!step.isDone && (
                <Text size="sm" c="gray.7">
                  {t(step.how)}
                </Text>
              )}
            </li>
          ))}
        </Stack>
      </Stack>
    </Paper>
  );
}
