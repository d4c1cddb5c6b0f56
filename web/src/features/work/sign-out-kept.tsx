import { Button, Group, Stack, Text } from '@mantine/core';
import { Dialog } from '../../components/dialog.tsx';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { texts } from './kept-texts.ts';

/** Signing out leaves nothing on this machine: whoever has tasks waiting here is asked before. */
export function SignOutKept({
  count,
  close,
  signOut,
}: {
  readonly count: number;
  readonly close: () => void;
  readonly signOut: () => void;
}) {
  const { t } = useSpeech();
  return (
    <Dialog isOpen close={close} title={words.signOut}>
      <Stack gap="md">
        <Text>
          {t(texts.notSent)}: {count}. {t(texts.signOutSays)}
        </Text>
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {t(words.cancel)}
          </Button>
          <Button color="red.9" onClick={signOut}>
            {t(words.signOut)}
          </Button>
        </Group>
      </Stack>
    </Dialog>
  );
}
