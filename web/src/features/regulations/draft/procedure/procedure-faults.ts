import type { FieldError } from '../../../../api/problem.ts';
import { type CheckerLine, checkerLines } from '../../checker-lines.ts';

const SENT_AS = '/procedure';

/** What the checker says of the procedure that was sent. */
export const faultsOfProcedure = (errors: readonly FieldError[]): readonly FieldError[] =>
  errors.filter(({ pointer }) => pointer === SENT_AS || pointer.startsWith(`${SENT_AS}/`));

/** What it says of the rules beside it. */
export const faultsOfRules = (errors: readonly FieldError[]): readonly FieldError[] => {
  const ofProcedure = faultsOfProcedure(errors);
  return errors.filter((error) => !ofProcedure.includes(error));
};

/** What it says of one place of the procedure (`/kinds/0/steps/3`) and all below it, with the lines. */
export const faultsAt = (errors: readonly FieldError[], place: string): readonly CheckerLine[] =>
  checkerLines(
    errors.filter(({ pointer }) => {
      const at = pointer.slice(SENT_AS.length);
      return at === place || at.startsWith(`${place}/`);
    }),
  );

/** What it says of a place and of none of the parts that stand in the form by themselves: of a kind, not of its steps. */
export const faultsBeside = (
  errors: readonly FieldError[],
  place: string,
  parts: readonly string[],
): readonly CheckerLine[] =>
  faultsAt(
    errors.filter(
      ({ pointer }) =>
        !parts.some((part) => {
          const at = `${SENT_AS}${place}/${part}`;
          return pointer === at || pointer.startsWith(`${at}/`);
        }),
    ),
    place,
  );

/** What it says of nothing that stands in the form. */
export const faultsElsewhere = (errors: readonly FieldError[]): readonly CheckerLine[] =>
  checkerLines(
    errors.filter(
      ({ pointer }) => !/^\/procedure\/(kinds\/\d|articles\/|unverified\/|replacement(\/|$))/.test(pointer),
    ),
  );
