import type { Procedure, ProcedureKind } from '@congtam/regulations';

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
