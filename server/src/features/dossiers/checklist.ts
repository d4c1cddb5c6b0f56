import type { Authority } from '@congtam/engine';
import { comesBefore, type Doing, type Procedure } from '@congtam/regulations';
import type { DossierLine } from './dossiers.queries.ts';

/** Steps whose paper goes into a dossier. */
const WITH_PAPER: readonly Doing[] = [
  ...(['selfReview', 'meeting', 'writtenOpinions', 'partyOpinion', 'opinion'] as const),
  ...(['coSigning', 'synthesis'] as const),
];

/**
 * What has to be in the dossier of a kind of subject: the papers of the steps that come before it is sent in, or before the
 * decision where nothing is sent in. Undefined where the regulation says no procedure for them.
 */
export function checklistOf(
  procedure: Procedure | undefined,
  subject: { readonly group: string | undefined; readonly authority: string | undefined },
): readonly DossierLine[] | undefined {
  const kind = procedure?.kinds.find(
    ({ groups, authorities }) =>
      subject.group !== undefined &&
      groups.includes(subject.group) &&
      (authorities.length === 0 || authorities.some((row) => row === subject.authority)),
  );
  if (kind === undefined) return undefined;
  const end = kind.steps.findIndex(({ does }) => does === 'submission' || does === 'decision');
  const last = kind.steps[end]?.id;
  // A layer's steps stand at the end, whatever waits for them.
  const isBefore = (id: string, at: number) =>
    last === undefined || at < end || comesBefore(kind.steps, id, last);
  return kind.steps.flatMap((step, at) =>
    WITH_PAPER.includes(step.does) && isBefore(step.id, at)
      ? [
          {
            line: step.id,
            label: step.label.vi,
            article: step.articles.flatMap((id) => procedure?.articles.get(id)?.ref ?? []).join('; '),
            isRequired: !step.isOptional,
          },
        ]
      : [],
  );
}

/** Whether a unit is where the table of authorities sends the dossier; any unit above where it names nobody. */
export function isRightRecipient(
  authority: Pick<Authority, 'dossierTo'> | undefined,
  recipient: { readonly id: string; readonly name: string },
  line: readonly string[],
): boolean {
  const named = authority?.dossierTo?.vi;
  return named === undefined ? line.includes(recipient.id) : folded(named) === folded(recipient.name);
}

const folded = (name: string): string => name.normalize('NFC').trim().toLowerCase().replaceAll(/\s+/g, ' ');
