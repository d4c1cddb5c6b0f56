import type { Bilingual } from '@congtam/engine';
import { SimpleGrid, Stack } from '@mantine/core';
import type { FieldError } from '../../../../api/problem.ts';
import { FaultLines } from './fault-lines.tsx';
import type { KindAround } from './kind-around.ts';
import { faultsAt, faultsBeside } from './procedure-faults.ts';
import type { FormKind } from './procedure-form.ts';
import { texts } from './procedure-words.ts';
import { SaidOf } from './said-of.tsx';

/** What is said of a kind itself: who is in it, by which rows of authorities, decided on after whom. */
export function KindHead({
  kind,
  place,
  around,
  errors,
}: {
  readonly kind: FormKind;
  /** Its place among the kinds. */
  readonly place: number;
  readonly around: KindAround;
  readonly errors: readonly FieldError[];
}) {
  const isFurther = kind.label === undefined;
  const { groups, authorities, articles, kinds } = around;
  const fields: readonly {
    readonly key: string;
    readonly label: Bilingual;
    readonly values: readonly Bilingual[];
    readonly otherwise: Bilingual;
  }[] = [
    {
      ...{ key: 'groups', label: texts.groups, values: named(kind.groups, groups) },
      otherwise: isFurther ? texts.asKindBelow : texts.notSaid,
    },
    {
      ...{ key: 'authorities', label: texts.authorities, values: named(kind.authorities, authorities) },
      otherwise: isFurther ? texts.asKindBelow : texts.allAuthorities,
    },
    {
      ...{ key: 'decided-after', label: texts.decidedAfter, values: named(kind.decidedAfter, kinds) },
      otherwise: isFurther ? texts.asKindBelow : texts.waitsForNobody,
    },
    {
      ...{ key: 'article', label: texts.cites, values: named(kind.articles, articles) },
      otherwise: texts.citesNone,
    },
  ];
  return (
    <Stack gap="xs">
      <FaultLines
        lines={faultsBeside(errors, `/kinds/${place}`, ['steps', ...fields.map(({ key }) => key)])}
      />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm" verticalSpacing="xs">
        {fields.map(({ key, ...said }) => (
          <SaidOf key={key} {...said} lines={faultsAt(errors, `/kinds/${place}/${key}`)} />
        ))}
      </SimpleGrid>
    </Stack>
  );
}

/** Ids in words; one that nothing has stays what it is. */
const named = (ids: readonly string[], known: { readonly [id: string]: Bilingual }): readonly Bilingual[] =>
  ids.map((id) => known[id] ?? { vi: id, en: id });
