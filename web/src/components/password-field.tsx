import { say } from '@congtam/engine';
import { PasswordInput, type PasswordInputProps } from '@mantine/core';
import { useSpeech } from '../i18n/language.tsx';

const texts = { show: say('Hiện hoặc ẩn chữ đã gõ', 'Show or hide what is typed') } as const;

/** A password is asked for; the button that shows it is named in the language of the page. */
export function PasswordField(asked: PasswordInputProps) {
  const { t } = useSpeech();
  return <PasswordInput {...asked} visibilityToggleButtonProps={{ 'aria-label': t(texts.show) }} />;
}
