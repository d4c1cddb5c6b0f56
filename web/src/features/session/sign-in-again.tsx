import { Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { sessionLost } from '../../api/lost-session.ts';
import { Dialog } from '../../components/dialog.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { useSession } from './session.ts';
import { SignInForm } from './sign-in-form.tsx';
import { texts } from './texts.ts';

/** When the session ran out over the work, or is somebody else's now: sign in again above the page, which keeps what was typed. */
export function SignInAgain() {
  const { t } = useSpeech();
  const queries = useQueryClient();
  const { account } = useSession();
  const lost = useSyncExternalStore(sessionLost.listen, sessionLost.now);
  return (
    <Dialog
      isOpen={lost !== undefined}
      close={sessionLost.mended}
      title={lost === 'another' ? texts.another : texts.lost}
      zIndex={400}
    >
      <Stack gap="md">
        <Text size="sm">{t(lost === 'another' ? texts.anotherSays : texts.lostSays)}</Text>
        <SignInForm
          onSignedIn={async (who) => {
            // Somebody else sits here now: nothing of the one before is left to them, and this page asks nothing more.
            if (who !== account) {
              location.assign('/');
              return;
            }
            sessionLost.mended();
            await queries.invalidateQueries();
          }}
        />
      </Stack>
    </Dialog>
  );
}
