import { type Bilingual, say } from '@congtam/engine';
import { Alert, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useSpeech } from '../i18n/language.tsx';
import { words } from './words.ts';

const texts = {
  unsaved: say('Nội dung đã nhập chưa được gửi', 'What you typed was not sent'),
  goOn: say('Tiếp tục nhập', 'Go on typing'),
  discard: say('Bỏ nội dung đã nhập', 'Discard it'),
} as const;

/**
 * A dialog over the page. Its head is no second banner of the page to who hears it. A key or a click beside it discards
 * nothing that was typed without asking.
 */
export function Dialog({
  isOpen,
  close,
  title,
  size = 'md',
  isKept = false,
  keepsDraft = false,
  zIndex = 200,
  children,
}: {
  readonly isOpen: boolean;
  readonly close: () => void;
  readonly title: Bilingual;
  readonly size?: 'md' | 'lg';
  /** Whether only its own button closes it: what it shows is not shown again. */
  readonly isKept?: boolean;
  /** Whether what is typed is here again when it is opened again: then nobody is asked. */
  readonly keepsDraft?: boolean;
  readonly zIndex?: number;
  readonly children: ReactNode;
}) {
  const { t } = useSpeech();
  const isTyped = useRef(false);
  const [isAsking, setAsking] = useState(false);
  useEffect(() => {
    if (isOpen) return;
    isTyped.current = false;
    setAsking(false);
  }, [isOpen]);
  const leave = () => {
    if (isTyped.current && !keepsDraft) setAsking(true);
    else close();
  };
  return (
    <Modal.Root
      opened={isOpen}
      onClose={leave}
      size={size}
      zIndex={zIndex}
      closeOnClickOutside={!isKept}
      closeOnEscape={!isKept}
      // Locking it would write a style into the page, which its policy forbids.
      lockScroll={false}
      transitionProps={{ duration: 0 }}
    >
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Header role="presentation">
          <Modal.Title>{t(title)}</Modal.Title>
          {!isKept && <Modal.CloseButton aria-label={t(words.close)} />}
        </Modal.Header>
        <Modal.Body
          onInput={() => {
            isTyped.current = true;
          }}
        >
          <Stack gap="md">
            {isAsking && <AskFirst goOn={() => setAsking(false)} discard={close} />}
            <div>{children}</div>
          </Stack>
        </Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}

/** Asked before anything typed is gone; the answer at hand is to go on. */
function AskFirst({ goOn, discard }: { readonly goOn: () => void; readonly discard: () => void }) {
  const { t } = useSpeech();
  const first = useRef<HTMLButtonElement>(null);
  useEffect(() => first.current?.focus(), []);
  return (
    <Alert color="yellow" variant="light" role="alert">
      <Group gap="sm">
        <Text size="sm" fw={600} w="100%">
          {t(texts.unsaved)}
        </Text>
        <Button size="xs" ref={first} onClick={goOn}>
          {t(texts.goOn)}
        </Button>
        <Button size="xs" variant="default" onClick={discard}>
          {t(texts.discard)}
        </Button>
      </Group>
    </Alert>
  );
}
