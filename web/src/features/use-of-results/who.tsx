import { Stack, Table, Text } from '@mantine/core';
import { ratedAs, useRatings } from '../../components/cycle.ts';
import { useUnitName } from '../../components/units.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { texts } from './texts.ts';

/** A cell: who is spoken of, and of which unit. */
export function Who({
  of: { name, subject, unit, isOutdated = false },
}: {
  readonly of: {
    readonly name: string;
    readonly subject: string;
    readonly unit?: string;
    readonly isOutdated?: boolean;
  };
}) {
  const { t } = useSpeech();
  const unitName = useUnitName();
  return (
    <Table.Td>
      {name} ({subject})
      {unit !== undefined && (
        <Text size="xs" c="gray.7">
          {unitName(unit)}
        </Text>
      )}
      {isOutdated && (
        <Text size="xs" c="red.9">
          {t(texts.outdated)}
        </Text>
      )}
    </Table.Td>
  );
}

/** What a level is called under its regulation in a cycle; that there is none yet where it is null. */
export function useLevelName(cycle: string): (regulation: string, level: string | null) => string {
  const { t } = useSpeech();
  const ratings = useRatings(cycle).data ?? [];
  return (regulation, level) => t(level === null ? texts.noLevel : ratedAs(ratings, regulation, level));
}

/** What is said, each with the articles or the document it rests on. */
export function Grounds({
  of,
}: {
  readonly of: readonly { readonly says: string; readonly refs: readonly string[] }[];
}) {
  return (
    <Stack gap={4}>
      {of.map(({ says, refs }) => (
        <Text size="sm" key={`${says}/${refs.join()}`}>
          {says}
          {refs.length > 0 && ` [${refs.join('; ')}]`}
        </Text>
      ))}
    </Stack>
  );
}
