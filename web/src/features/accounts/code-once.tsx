import { Button, Code, Group, Stack, Text } from '@mantine/core';
import { CopyButton } from '../../components/copy-button.tsx';
import { Dialog } from '../../components/dialog.tsx';
import { useSpeech } from '../../i18n/language.tsx';
import { texts } from './texts.ts';

export interface CodeGiven {
  readonly login: string;
  readonly code: string;
  /** The other half comes from another administrator. */
  readonly isHalf: boolean;
  /** Whether it is typed behind the half that was given first. */
  readonly isSecond?: boolean;
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
  const half = given?.isSecond ? texts.secondHalf : texts.firstHalf;
  const [title, says] = given?.isHalf ? [half, texts.halfSays] : [texts.code, texts.codeSays];
  return (
    <Dialog isOpen={given !== undefined} close={seen} title={title} isKept>
      <Stack gap="md">
        <Text size="sm">{t(says)}</Text>
        <Text>
          {t(texts.login)}: <Code>{given?.login}</Code>
        </Text>
        <Group gap="sm">
          <Text>
            {t(title)}: <Code style={{ whiteSpace: 'nowrap' }}>{given?.code}</Code>
          </Text>
          <CopyButton text={given?.code ?? ''} />
        </Group>
        <Button onClick={seen}>{t(texts.codeSeen)}</Button>
      </Stack>
    </Dialog>
  );
}
