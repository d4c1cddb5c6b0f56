import { Anchor, Badge, Group, Paper, Stack, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useUnitName } from '../../components/units.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay } from '../../i18n/written.ts';
import { periodName } from '../../text/periods.ts';
import { useSession } from '../session/session.ts';
import { newestOfEach, type OwnStep, type Steps } from './next-step.ts';
import { STEP_NAMES, texts, WAITED_NAMES, WHO } from './texts.ts';

/** What somebody has to do, each one press from where it is done, and whom they wait for. */
export function NextSteps({ steps: { mine, others, today } }: { readonly steps: Steps }) {
  const { t } = useSpeech();
  const unitName = useUnitName();
  return (
    <Stack gap="sm">
      {newestOfEach(mine, today).map(({ step, older, isRunning }) => (
        <Paper withBorder p="md" key={`${step.act}/${step.cycle}/${step.period}/${step.unit}`}>
          <Group gap="xs" justify="space-between">
            <Stack gap={2} style={{ minWidth: 0 }}>
              <WhereItIsDone step={step} isRunning={isRunning} />
              <Text size="sm">
                {[
                  ...(step.period === null ? [] : [t(periodName(step.period))]),
                  ...(step.unit === null ? [] : [unitName(step.unit)]),
                  ...(older > 0 ? [`${older} ${t(texts.olderPeriods)}`] : []),
                ].join(' · ')}
              </Text>
            </Stack>
            {step.due !== null && !(isRunning && step.isLate) && (
              <Badge variant="outline" tt="none" color={step.isLate ? 'red.9' : 'gray.8'}>
                {t(step.isLate ? texts.late : texts.due)} {writtenDay(step.due)}
              </Badge>
            )}
          </Group>
        </Paper>
      ))}
      {others.length > 0 && (
        <Paper withBorder p="md" component="section">
          <Stack gap="xs">
            <Title order={2} size="h5">
              {t(texts.waitsFor)}
            </Title>
            {others.map((one) => (
              <Text size="sm" key={`${one.act}/${one.cycle}/${one.period}/${one.unit}`}>
                {one.act === 'classify' && `${one.count} `}
                {t(WAITED_NAMES[one.act])}
                {one.period !== null && ` (${t(periodName(one.period))})`}: {t(WHO[one.who])}
              </Text>
            ))}
          </Stack>
        </Paper>
      )}
    </Stack>
  );
}

function WhereItIsDone({ step, isRunning }: { readonly step: OwnStep; readonly isRunning: boolean }) {
  const { t } = useSpeech();
  const { person } = useSession();
  const { act, count, cycle, period, unit } = step;
  const isCounted = /^\p{Ll}/u.test(STEP_NAMES[act].vi);
  const named = t(isRunning ? texts.scoreRunning : STEP_NAMES[act]);
  const says = isCounted ? `${count} ${named}` : named;
  const at = { ...(unit !== null && { unit }), ...(period !== null && { period }) };
  switch (act) {
    case 'score':
    case 'scoreAgain':
      return (
        <Anchor
          fw={600}
          renderRoot={(props) => (
            <Link
              to="/cycles/$cycle/people/$person/$period"
              params={{ cycle: cycle ?? '', person: person ?? '', period: period ?? '' }}
              {...props}
            />
          )}
        >
          {says}
        </Anchor>
      );
    case 'report':
    case 'takeOver':
      return (
        <Anchor
          fw={600}
          renderRoot={(props) => <Link to="/work" search={period === null ? {} : { period }} {...props} />}
        >
          {says}
        </Anchor>
      );
    case 'confirm':
    case 'approve':
      return (
        <Anchor
          fw={600}
          renderRoot={(props) => (
            <Link
              to="/cycles/$cycle/monitoring"
              params={{ cycle: cycle ?? '' }}
              search={at}
              preload={false}
              {...props}
            />
          )}
        >
          {says}
        </Anchor>
      );
    case 'classify':
    case 'decideCause':
    case 'agreeHandOver':
      return (
        <Anchor fw={600} renderRoot={(props) => <Link to="/unit-work" search={at} {...props} />}>
          {says}
        </Anchor>
      );
    case 'decideCatalogue':
      return (
        <Anchor
          fw={600}
          renderRoot={(props) => <Link to="/catalogues" search={unit === null ? {} : { unit }} {...props} />}
        >
          {says}
        </Anchor>
      );
    case 'openCycle':
    case 'closeCycle':
    case 'followCycle':
    case 'decideReopening':
      return (
        <Anchor
          fw={600}
          renderRoot={(props) => <Link to="/cycles/$cycle" params={{ cycle: cycle ?? '' }} {...props} />}
        >
          {says}
        </Anchor>
      );
    case 'acknowledge':
    case 'selfReview':
      return <To to="/my-results" says={says} />;
    case 'unitSelfReview':
    case 'partyOpinion':
      return <ToCycle to="/cycles/$cycle/procedure" cycle={cycle} says={says} />;
    case 'replyToFinding':
    case 'supplyEvidence':
    case 'settleFinding':
      return <To to="/inspections" says={says} />;
    case 'reportRemedy':
    case 'checkRemedy':
      return <To to="/remedies" says={says} />;
    case 'answerQuestion':
      return <To to="/questions" says={says} />;
    case 'sendResults':
      return (
        <Anchor
          fw={600}
          renderRoot={(props) => (
            <Link to="/national-database" search={unit === null ? {} : { unit }} {...props} />
          )}
        >
          {says}
        </Anchor>
      );
    case 'takePetition':
    case 'answerPetition':
    case 'watchPetition':
      return <To to="/petitions" says={says} />;
    case 'meeting':
    case 'vote':
    case 'holdMeeting':
      return <ToCycle to="/cycles/$cycle/meetings" cycle={cycle} says={says} />;
    case 'receiveDossier':
      return <ToCycle to="/cycles/$cycle/dossiers" cycle={cycle} says={says} />;
    case 'computeCycle':
      return <ToCycle to="/classification/$cycle" cycle={cycle} says={says} />;
    case 'draftDecision':
    case 'signPart':
    case 'submitDecision':
    case 'giveOpinion':
    case 'decideLevels':
    case 'numberDecision':
    case 'sendNotices':
    case 'publishDecision':
      return <ToCycle to="/cycles/$cycle/decisions" cycle={cycle} says={says} />;
  }
}

function To({
  to,
  says,
}: {
  readonly to: '/my-results' | '/petitions' | '/inspections' | '/remedies' | '/questions';
  readonly says: string;
}) {
  return (
    <Anchor fw={600} renderRoot={(props) => <Link to={to} {...props} />}>
      {says}
    </Anchor>
  );
}

function ToCycle({
  to,
  cycle,
  says,
}: {
  readonly to:
    | '/classification/$cycle'
    | '/cycles/$cycle/meetings'
    | '/cycles/$cycle/procedure'
    | '/cycles/$cycle/decisions'
    | '/cycles/$cycle/dossiers';
  readonly cycle: string | null;
  readonly says: string;
}) {
  return (
    <Anchor
      fw={600}
      renderRoot={(props) => <Link to={to} params={{ cycle: cycle ?? '' }} preload={false} {...props} />}
    >
      {says}
    </Anchor>
  );
}
