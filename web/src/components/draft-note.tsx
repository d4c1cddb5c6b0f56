import { say } from '@congtam/engine';
import { Alert, Button, Group, Text } from '@mantine/core';
import { useSpeech } from '../i18n/language.tsx';
import { writtenMoment } from '../i18n/written.ts';

const texts = {
  kept: say('Có phần chưa gửi, giữ trên máy này từ', 'There is something unsent, kept on this machine since'),
  drop: say('Bỏ phần chưa gửi', 'Drop it'),
} as const;

/** Says that something typed before is here again and was not sent. */
export function DraftNote({ at, drop }: { readonly at: string; readonly drop: () => void }) {
  const { t } = useSpeech();
  return (
    <Alert color="yellow" variant="light" role="status" className="no-print">
      <Group gap="sm" justify="space-between">
        <Text size="sm">
          {t(texts.kept)} {writtenMoment(at)}
        </Text>
        <Button size="xs" variant="default" onClick={drop}>
          {t(texts.drop)}
        </Button>
      </Group>
    </Alert>
  );
}
