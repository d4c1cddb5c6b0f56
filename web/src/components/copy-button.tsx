import { say } from '@congtam/engine';
import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useSpeech } from '../i18n/language.tsx';

const texts = { copy: say('Sao chép', 'Copy'), copied: say('Đã sao chép', 'Copied') } as const;

/** Copies a text as it stands; where the browser does not let a page do that there is no button. */
export function CopyButton({ text }: { readonly text: string }) {
  const { t } = useSpeech();
  const clipboard = useClipboard({ timeout: 3000 });
  // Only at an address that is secure.
  if (navigator.clipboard === undefined) return null;
  return (
    <Button size="xs" variant="default" className="no-print" onClick={() => clipboard.copy(text)}>
      <span role="status">{t(clipboard.copied ? texts.copied : texts.copy)}</span>
    </Button>
  );
}
