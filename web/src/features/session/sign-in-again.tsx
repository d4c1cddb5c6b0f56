import { Modal, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import { sessionLost } from '../../api/lost-session.ts';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { useSession } from './session.ts';
import { SignInForm } from './sign-in-form.tsx';
import { texts } from './texts.ts';

/** When the session ran out over the work: sign in again above the page, which keeps what was typed. */
export function SignInAgain() {
  const { t } = useSpeech();
  const queries = useQueryClient();
  const { account } = useSession();
  const isLost = useSyncExternalStore(sessionLost.listen, sessionLost.now);
  return (
    <Modal
      opened={isLost}
      onClose={sessionLost.mended}
      title={t(texts.lost)}
      zIndex={400}
      closeButtonProps={{ 'aria-label': t(words.close) }}
      transitionProps={{ duration: 0 }}
    >
      <Stack gap="md">
        <Text size="sm">{t(texts.lostSays)}</Text>
        <SignInForm
          onSignedIn={async (who) => {
            // Somebody else sits here now: nothing of the one before is left to them.
            if (who !== account) location.assign('/');
            sessionLost.mended();
            await queries.invalidateQueries();
          }}
        />
      </Stack>
    </Modal>
  );
}
