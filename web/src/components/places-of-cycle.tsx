import type { Bilingual } from '@congtam/engine';
import { Button, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useSpeech } from '../i18n/language.tsx';

/** A page of one cycle, and what it is called. */
export interface PlaceOfCycle {
  readonly to:
    | '/cycles/$cycle'
    | '/cycles/$cycle/procedure'
    | '/cycles/$cycle/meetings'
    | '/cycles/$cycle/decisions'
    | '/cycles/$cycle/dossiers'
    | '/cycles/$cycle/papers'
    | '/cycles/$cycle/sheets'
    | '/cycles/$cycle/workbooks'
    | '/cycles/$cycle/commendation'
    | '/cycles/$cycle/payouts'
    | '/cycles/$cycle/after-levels'
    | '/cycles/$cycle/look-again'
    | '/classification/$cycle'
    | '/classification/$cycle/board'
    | '/classification/$cycle/open'
    | '/classification/$cycle/what-if'
    | '/classification/$cycle/found-later'
    | '/classification/$cycle/pictures';
  readonly label: Bilingual;
}

/** Pages of one cycle beside each other; the one that is open says so. */
export function PlacesOfCycle({
  cycle,
  label: called,
  places,
}: {
  readonly cycle: string;
  readonly label: Bilingual;
  readonly places: readonly PlaceOfCycle[];
}) {
  const { t } = useSpeech();
  return (
    <Group component="nav" gap="xs" className="no-print" aria-label={t(called)}>
      {places.map(({ to, label }) => (
        <Button
          key={to}
          size="xs"
          variant="default"
          renderRoot={(props) => (
            <Link
              to={to}
              params={{ cycle }}
              activeOptions={{ exact: true }}
              activeProps={{
                'aria-current': 'page',
                style: { fontWeight: 700, borderColor: 'currentColor' },
              }}
              {...props}
            />
          )}
        >
          {t(label)}
        </Button>
      ))}
    </Group>
  );
}
