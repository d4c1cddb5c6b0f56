import { Button, Code, Modal, Stack, Text } from '@mantine/core';
import { words } from '../../components/words.ts';
import { useSpeech } from '../../i18n/language.tsx';
import { texts } from './texts.ts';

export interface CodeGiven {
  readonly login: string;
  readonly code: string;
}

/** A code that is shown this once: the page does not keep it. */
export function CodeOnce({
  given,
  seen,
}: {
  readonly given: CodeGiven | undefined;
  readonly seen: () => void;
}) {
  const { t } = useSpeech();
  return (
    <Modal
      opened={given !== undefined}
      onClose={seen}
      closeOnClickOutside={false}
      title={t(texts.code)}
      closeButtonProps={{ 'aria-label': t(words.close) }}
      transitionProps={{ duration: 0 }}
    >
      <Stack gap="md">
        <Text size="sm">{t(texts.codeSays)}</Text>
        <Text>
          {t(texts.login)}: <Code>{given?.login}</Code>
        </Text>
        <Text>
          {t(texts.code)}: <Code>{given?.code}</Code>
        </Text>
        <Button onClick={seen}>{t(texts.codeSeen)}</Button>
      </Stack>
    </Modal>
  );
}
