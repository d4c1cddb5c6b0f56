import type { Bilingual } from '@congtam/engine';
import { Stack, Title } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { NothingHere } from '../../components/nothing-here.tsx';
import { Page } from '../../components/page.tsx';
import { UnitField } from '../../components/unit-field.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { PackagesSent } from './packages-sent.tsx';
import { PackagesTaken } from './packages-taken.tsx';
import { Senders } from './senders.tsx';
import { texts } from './texts.ts';

/** Results that go between installations as files: sent from here, taken here, and whose keys are known. */
export function PackagesPage() {
  const { t } = useSpeech();
  const navigate = useNavigate();
  const { unit = '' } = useSearch({ from: '/signed-in/packages' });
  return (
    <Page title={texts.title} says={texts.says}>
      <UnitField
        label={t(words.unit)}
        value={unit}
        onChange={(next) => void navigate({ to: '/packages', search: next === '' ? {} : { unit: next } })}
      />
      {unit === '' ? (
        <NothingHere says={texts.chooseUnit} />
      ) : (
        <Stack gap="xl" key={unit}>
          <Part title={texts.sent}>
            <PackagesSent unit={unit} />
          </Part>
          <Part title={texts.taken}>
            <PackagesTaken unit={unit} />
          </Part>
          <Part title={texts.senders}>
            <Senders unit={unit} />
          </Part>
        </Stack>
      )}
    </Page>
  );
}

function Part({ title, children }: { readonly title: Bilingual; readonly children: ReactNode }) {
  const { t } = useSpeech();
  return (
    <Stack gap="sm" component="section">
      <Title order={2} size="h4">
        {t(title)}
      </Title>
      {children}
    </Stack>
  );
}
