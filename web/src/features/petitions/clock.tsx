import { Badge, Text } from '@mantine/core';
import type { paths } from '../../api/schema.generated.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { writtenDay } from '../../i18n/written.ts';
import { daysUntil } from '../../text/days-until.ts';
import { texts } from './texts.ts';

export type Petition =
  paths['/api/v1/petitions/{petition}']['get']['responses'][200]['content']['application/json'];

/** The clock of a petition: the last working day for its answer, and how far that is. */
export function Clock({ petition }: { readonly petition: Petition }) {
  const { t } = useSpeech();
  const { dueOn, isOverdue, isDueCertain, state, dueArticle } = petition;
  const isOpen = state === 'filed' || state === 'taken';
  if (dueOn === null) return <Text size="sm">{t(texts.noDue)}</Text>;
  const left = daysUntil(dueOn);
  return (
    <>
      <Text size="sm">
        {t(texts.due)}: {writtenDay(dueOn)}
        {dueArticle !== null && ` (${dueArticle})`}
      </Text>
      {isOpen && (
        <Badge variant="outline" tt="none" color={isOverdue ? 'red.9' : 'gray.8'}>
          {isOverdue ? t(texts.overdue) : `${t(texts.left)} ${left} ${t(texts.days)}`}
        </Badge>
      )}
      {isOpen && !isDueCertain && <Text size="sm">{t(texts.uncertain)}</Text>}
    </>
  );
}
