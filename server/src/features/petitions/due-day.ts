import { formatDay, parseDay, type Regulation } from '@congtam/engine';
import { dayAfter, type Procedure, type WorkingDays } from '@congtam/regulations';

/** By when a petition is answered. */
export interface DueDay {
  /** Null where the rules name no time. */
  readonly dueOn: string | null;
  /** False where the count runs into a year whose holidays are not known. */
  readonly isDueCertain: boolean;
  readonly dueArticle: string | null;
}

/**
 * The last day for the answer, as the procedure of the regulation says it for the kind of subject: counted from the day
 * after it came in.
 */
export function dueDayOf(
  {
    procedure,
    regulation,
  }: {
    readonly procedure?: Procedure | undefined;
    readonly regulation: Pick<Regulation, 'number'>;
  },
  subject: { readonly group: string | undefined; readonly authority: string | undefined },
  receivedOn: string,
  days: WorkingDays,
): DueDay {
  const kind = procedure?.kinds.find(
    ({ groups, authorities }) =>
      subject.group !== undefined &&
      groups.includes(subject.group) &&
      (authorities.length === 0 || authorities.some((row) => row === subject.authority)),
  );
  const step = kind?.steps.find(({ does }) => does === 'answer');
  const from = parseDay(receivedOn);
  const { deadline, articles = [] } = step ?? {};
  if (from === undefined || deadline === undefined || deadline.kind === 'before')
    return { dueOn: null, isDueCertain: true, dueArticle: null };
  const { day, isKnown } =
    deadline.kind === 'working-days'
      ? days.after(from, deadline.days)
      : { day: dayAfter(from, deadline.days), isKnown: true };
  const refs = articles.flatMap((id) => procedure?.articles.get(id)?.ref ?? []);
  return {
    dueOn: formatDay(day),
    isDueCertain: isKnown,
    dueArticle: [refs.join('; '), regulation.number].filter(Boolean).join(', ') || null,
  };
}
