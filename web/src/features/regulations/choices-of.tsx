import { Badge, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { api, readOf, seen } from '../../api/client.ts';
import type { paths } from '../../api/schema.generated.ts';
import { Answered } from '../../components/answered.tsx';
import { choiceOf, orNull } from '../../components/choice-of.ts';
import { FormDialog } from '../../components/form-dialog.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay } from '../../i18n/written.ts';
import { useMay } from '../session/session.ts';
import { texts } from './work-texts.ts';

type Regulation =
  paths['/api/v1/regulations/{regulation}/{version}']['get']['responses'][200]['content']['application/json'];

const ACCEPTED = 'accepted';

/** What a unit has chosen in a regulation and by which document, and choosing it. */
export function ChoicesOf({ unit, of }: { readonly unit: string; readonly of: Regulation }) {
  const { t } = useSpeech();
  const query = useQuery({
    queryKey: ['regulation-choices', unit],
    queryFn: () => readOf(api.GET('/api/v1/units/{unit}/regulation-choices', { params: { path: { unit } } })),
  });
  return (
    <Answered query={query}>
      {({ read, version }) => {
        const chosen = (kind: 'reading' | 'stance', name: string) =>
          read.choices
            .filter(
              (one) =>
                one.regulation === of.regulation &&
                one.version === of.version &&
                one.kind === kind &&
                one.name === name,
            )
            .at(-1);
        return (
          <Stack gap="sm">
            {of.readings.map(({ name, question, options }) => {
              const made = chosen('reading', name);
              const says = options.find(({ option }) => option === made?.option)?.says;
              return (
                <Point
                  key={name}
                  {...{ unit, of, name, version }}
                  kind="reading"
                  says={t(question)}
                  options={Object.fromEntries(options.map(({ option, says: what }) => [option, what]))}
                  made={
                    made === undefined
                      ? undefined
                      : { ...made, label: says === undefined ? made.option : t(says) }
                  }
                />
              );
            })}
            {of.stances.map(({ name, says }) => {
              const made = chosen('stance', name);
              return (
                <Point
                  key={name}
                  {...{ unit, of, name, version }}
                  kind="stance"
                  says={t(says)}
                  options={{ [ACCEPTED]: texts.accepted }}
                  made={made === undefined ? undefined : { ...made, label: t(texts.settled) }}
                />
              );
            })}
          </Stack>
        );
      }}
    </Answered>
  );
}

function Point({
  unit,
  of,
  kind,
  name,
  says,
  options,
  made,
  version,
}: {
  readonly unit: string;
  readonly of: Regulation;
  readonly kind: 'reading' | 'stance';
  readonly name: string;
  readonly says: string;
  readonly options: { readonly [option: string]: { readonly vi: string; readonly en: string } };
  readonly made:
    | {
        readonly label: string;
        readonly from: string;
        readonly document: string;
        readonly documentDay: string;
      }
    | undefined;
  readonly version: string;
}) {
  const { t } = useSpeech();
  const may = useMay();
  return (
    <Group justify="space-between" align="flex-start" gap="sm">
      <Stack gap={2} maw={640}>
        <Text size="sm" fw={600}>
          {says}
        </Text>
        {made === undefined ? (
          <Text size="sm" c="dimmed">
            {t(texts.notChosen)}
          </Text>
        ) : (
          <Group gap={6}>
            <Badge variant="outline" tt="none" h="auto" style={{ whiteSpace: 'normal' }}>
              {made.label}
            </Badge>
            <Text size="sm">
              {`${t(texts.chosen)} ${writtenDay(made.from)}, ${t(texts.byDocument)} ${made.document} (${writtenDay(made.documentDay)})`}
            </Text>
          </Group>
        )}
      </Stack>
      {may('regulation.choose') && (
        <FormDialog
          act={kind === 'reading' ? texts.choose : texts.settle}
          says={{ vi: says, en: says }}
          size="xs"
          fields={{
            option: { kind: 'choice', label: texts.option, options, isRequired: true },
            from: { kind: 'day', label: texts.from, isRequired: true },
            document: { kind: 'text', label: texts.document, isRequired: true },
            documentDay: { kind: 'day', label: texts.documentDay, isRequired: true },
            reason: { kind: 'area', label: texts.reason },
          }}
          run={(given) =>
            api.POST('/api/v1/units/{unit}/regulation-choices', {
              params: { path: { unit } },
              headers: seen(version),
              body: {
                ...{ regulation: of.regulation, version: of.version, kind, name },
                option: String(choiceOf(options, given.option)),
                ...{ from: given.from, document: given.document, documentDay: given.documentDay },
                reason: orNull(given.reason),
              },
            })
          }
        />
      )}
    </Group>
  );
}
