import { say } from '@congtam/engine';
import { Anchor } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useMay } from '../features/session/session.ts';
import { useSpeech } from '../i18n/language.tsx';

const texts = { papers: say('Lập văn bản', 'Make its papers') } as const;

/** Leads to where papers are made of a meeting, decision, dossier or petition, for who may issue them. */
export function PapersOf({
  cycle,
  about,
  of,
}: {
  readonly cycle: string;
  readonly about: 'meeting' | 'decision' | 'dossier' | 'petition';
  readonly of: string;
}) {
  const { t } = useSpeech();
  const may = useMay();
  if (!may('issuedPaper.issue')) return null;
  return (
    <Anchor
      size="sm"
      className="no-print"
      renderRoot={(props) => (
        <Link to="/cycles/$cycle/papers" params={{ cycle }} search={{ about, of }} {...props} />
      )}
    >
      {t(texts.papers)}
    </Anchor>
  );
}
