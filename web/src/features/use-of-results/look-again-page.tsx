import { Stack, Table, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { Rows } from '../../components/rows.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { texts } from './texts.ts';
import { UsePage, useIsClosed } from './use-page.tsx';
import { Grounds, useLevelName, Who } from './who.tsx';

/** Levels of units beside those of their people, and which are to be looked at again. */
export function LookAgainPage() {
  const { t, language } = useSpeech();
  const { cycle } = useParams({ from: '/signed-in/cycles/$cycle/look-again' });
  const levelName = useLevelName(cycle);
  const { isClosed } = useIsClosed(cycle);
  const query = useQuery({
    queryKey: ['look-again', cycle, language],
    enabled: isClosed,
    queryFn: () =>
      answerOf(
        api.GET('/api/v1/cycles/{cycle}/resemblance', { params: { path: { cycle }, query: { language } } }),
      ),
  });
  return (
    <UsePage cycle={cycle} title={texts.lookAgain} says={texts.lookAgainSays}>
      <Answered query={query}>
        {({ units, people }) => {
          const lookedAt = people.filter(({ lookAgain }) => lookAgain.length > 0);
          return (
            <Stack gap="lg">
              <Stack gap="xs" component="section">
                <Title order={2} size="h4">
                  {t(texts.units)}
                </Title>
                <Rows label={texts.units} heads={[texts.subject, texts.level, texts.theirPeople, texts.says]}>
                  {units.map((unit) => (
                    <Table.Tr key={`${unit.regulation}/${unit.subject}`}>
                      <Who of={unit} />
                      <Table.Td>{levelName(unit.regulation, unit.level)}</Table.Td>
                      <Table.Td>
                        {unit.people.map(({ level, count }) => (
                          <Text size="sm" key={level}>
                            {levelName(unit.regulation, level)}: {count}
                          </Text>
                        ))}
                      </Table.Td>
                      <Table.Td>
                        <Grounds of={unit.lookAgain} />
                      </Table.Td>
                    </Table.Tr>
                  ))}
                </Rows>
              </Stack>
              <Stack gap="xs" component="section">
                <Title order={2} size="h4">
                  {t(texts.persons)}
                </Title>
                {lookedAt.length === 0 ? (
                  <Text size="sm">{t(texts.nothingToLook)}</Text>
                ) : (
                  <Rows label={texts.persons} heads={[texts.subject, texts.level, texts.says]}>
                    {lookedAt.map((one) => (
                      <Table.Tr key={`${one.regulation}/${one.subject}`}>
                        <Who of={one} />
                        <Table.Td>{levelName(one.regulation, one.level)}</Table.Td>
                        <Table.Td>
                          <Grounds of={one.lookAgain} />
                        </Table.Td>
                      </Table.Tr>
                    ))}
                  </Rows>
                )}
              </Stack>
            </Stack>
          );
        }}
      </Answered>
    </UsePage>
  );
}
