import type { Procedure, ProcedureKind, ReplacementRule } from '@congtam/regulations';

/** The first kind that fits. */
export const kindFor = (
  { kinds }: Procedure,
  group: string | null,
  authority: string | null,
): ProcedureKind | undefined =>
  kinds.find(
    ({ groups, authorities }) =>
      group !== null &&
      groups.includes(group) &&
      (authorities.length === 0 || (authority !== null && authorities.includes(authority))),
  );

/** Who replaces a wrong decision on a member of a group, where the text says it. */
export const replacementFor = (
  { replacement }: Procedure,
  group: string | null,
): ReplacementRule | undefined =>
  replacement === undefined || replacement.groups.length === 0 || replacement.groups.includes(group ?? '')
    ? replacement
    : undefined;
