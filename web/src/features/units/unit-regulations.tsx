import { Anchor, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { answerOf, api } from '../../api/client.ts';
import { Answered } from '../../components/answered.tsx';
import { holdsHere } from '../../components/issuers.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { texts } from './texts.ts';

/** What applies to a unit today, and why. */
export function UnitRegulations({ unit }: { readonly unit: string }) {
  const { t } = useSpeech();
  const query = useQuery({
    queryKey: ['unit', unit, 'regulations'],
    queryFn: () => answerOf(api.GET('/api/v1/units/{unit}/regulations', { params: { path: { unit } } })),
  });
  return (
    <Stack gap="sm">
      <Title order={2} size="h4">
        {t(texts.applies)}
      </Title>
      <Answered query={query}>
        {({ regulations }) => {
          const applying = regulations.filter((one) => one.applies && holdsHere(one));
          if (applying.length === 0) return <Text size="sm">{t(texts.appliesNone)}</Text>;
          return (
            <Stack gap="sm">
              {applying.map(({ regulation, version, title, number, reasons }) => (
                <Stack gap={2} key={`${regulation}/${version}`}>
                  <Anchor
                    renderRoot={(props) => (
                      <Link
                        to="/regulations/$regulation/$version"
                        params={{ regulation, version }}
                        {...props}
                      />
                    )}
                  >
                    {t(title)}
                  </Anchor>
                  <Text size="xs" c="dimmed">
                    {number}
                  </Text>
                  {reasons
                    .filter(({ holds }) => holds)
                    .map(({ says }) => (
                      <Text size="sm" key={says.vi}>
                        {t(texts.why)}: {t(says)}
                      </Text>
                    ))}
                </Stack>
              ))}
            </Stack>
          );
        }}
      </Answered>
    </Stack>
  );
}
