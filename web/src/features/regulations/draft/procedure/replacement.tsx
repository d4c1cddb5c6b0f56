import { Group, SimpleGrid, Stack, Text, Title } from '@mantine/core';
import type { FieldError } from '../../../../api/problem.ts';
import { FormDialog } from '../../../../components/form-dialog.tsx';
import { useSpeech } from '../../../../i18n/language.tsx';
import { FaultLines } from './fault-lines.tsx';
import type { Options } from './kind-around.ts';
import { withReplacement } from './kind-edits.ts';
import { faultsAt, faultsBeside } from './procedure-faults.ts';
import type { FormReplacement, ProcedureForm } from './procedure-form.ts';
import { ACTORS, PLACES, texts } from './procedure-words.ts';
import { SaidOf } from './said-of.tsx';

/** Who replaces a wrong decision: said, changed and taken out where it stands. */
export function Replacement({
  form,
  groups,
  isLayer,
  errors,
  onChange,
}: {
  readonly form: ProcedureForm;
  /** Groups of the rules and of the texts below. */
  readonly groups: Options;
  readonly isLayer: boolean;
  readonly errors: readonly FieldError[];
  readonly onChange: (text: string) => void;
}) {
  const { t } = useSpeech();
  const { replacement } = form;
  const faults = (key: string) => faultsAt(errors, `/replacement/${key}`);
  const refOf = (id: string) => form.articles.find((article) => article.id === id)?.ref ?? id;
  const articles = {
    ...Object.fromEntries((replacement?.articles ?? []).map((id) => [id, { vi: id, en: id }])),
    ...Object.fromEntries(form.articles.map(({ id, ref }) => [id, { vi: ref, en: ref }])),
  };
  const ofGroups = {
    ...Object.fromEntries((replacement?.groups ?? []).map((id) => [id, { vi: id, en: id }])),
    ...groups,
  };
  const fields = {
    by: { kind: 'several', label: texts.replacesBy, isRequired: true, options: ACTORS },
    at: { kind: 'choice', label: texts.at, isRequired: true, options: PLACES },
    articles: { kind: 'several', label: texts.cites, isRequired: true, options: articles },
    groups: { kind: 'several', label: texts.replacesOf, note: texts.replacesOfNote, options: ofGroups },
  } as const;
  return (
    <Stack gap="xs">
      <Title order={2} size="h4">
        {t(texts.replacement)}
      </Title>
      <Text size="sm">{t(texts.replacementSays)}</Text>
      {replacement === undefined ? (
        <Text size="sm" c="gray.7">
          {t(isLayer ? texts.noReplacementLayer : texts.noReplacement)}
        </Text>
      ) : (
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" verticalSpacing="xs">
          <SaidOf
            label={texts.who}
            values={replacement.by.map((id) => ACTORS[id] ?? { vi: id, en: id })}
            otherwise={texts.notSaid}
            lines={faults('by')}
          />
          <SaidOf
            label={texts.at}
            values={
              replacement.at === ''
                ? []
                : [PLACES[replacement.at] ?? { vi: replacement.at, en: replacement.at }]
            }
            otherwise={texts.notSaid}
            lines={faults('at')}
          />
          <SaidOf
            label={texts.replacesOf}
            values={replacement.groups.map((id) => ofGroups[id] ?? { vi: id, en: id })}
            otherwise={texts.everyGroup}
            lines={faults('groups')}
          />
          <SaidOf
            label={texts.article}
            values={replacement.articles.map(refOf).map((ref) => ({ vi: ref, en: ref }))}
            otherwise={texts.notSaid}
            lines={faults('article')}
          />
        </SimpleGrid>
      )}
      <FaultLines lines={faultsBeside(errors, '/replacement', ['by', 'at', 'groups', 'article'])} />
      <Group gap="xs" className="no-print">
        <FormDialog
          key={form.text}
          act={replacement === undefined ? texts.addReplacement : texts.changeReplacement}
          says={texts.replacementSays}
          isWide
          fields={fields}
          {...(replacement !== undefined && { first: askedOf(replacement) })}
          run={async ({ by, at, groups: of, articles }) =>
            onChange(
              withReplacement(form.text, {
                ...{ by: idsIn(by), at, groups: idsIn(of), articles: idsIn(articles) },
              }),
            )
          }
        />
        {replacement !== undefined && (
          <FormDialog
            act={texts.removeReplacement}
            says={isLayer ? texts.noReplacementLayer : texts.noReplacement}
            color="red.9"
            fields={{}}
            run={async () => onChange(withReplacement(form.text, undefined))}
          />
        )}
      </Group>
    </Stack>
  );
}

const askedOf = ({ by, at, groups, articles }: FormReplacement) => ({
  ...{ by: by.join(' '), at, groups: groups.join(' '), articles: articles.join(' ') },
});

const idsIn = (given: string): readonly string[] => given.split(' ').filter((id) => id !== '');
