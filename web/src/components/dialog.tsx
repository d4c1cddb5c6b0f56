import type { Bilingual } from '@congtam/engine';
import { Modal } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSpeech } from '../i18n/language.tsx';
import { words } from './words.ts';

/** A dialog over the page. Its head is no second banner of the page to who hears it. */
export function Dialog({
  isOpen,
  close,
  title,
  size = 'md',
  isKept = false,
  zIndex = 200,
  children,
}: {
  readonly isOpen: boolean;
  readonly close: () => void;
  readonly title: Bilingual;
  readonly size?: 'md' | 'lg';
  /** Whether a click beside it leaves it open: what it shows is not shown again. */
  readonly isKept?: boolean;
  readonly zIndex?: number;
  readonly children: ReactNode;
}) {
  const { t } = useSpeech();
  return (
    <Modal.Root
      opened={isOpen}
      onClose={close}
      size={size}
      zIndex={zIndex}
      closeOnClickOutside={!isKept}
      // Locking it would write a style into the page, which its policy forbids.
      lockScroll={false}
      transitionProps={{ duration: 0 }}
    >
      <Modal.Overlay />
      <Modal.Content>
        <Modal.Header role="presentation">
          <Modal.Title>{t(title)}</Modal.Title>
          <Modal.CloseButton aria-label={t(words.close)} />
        </Modal.Header>
        <Modal.Body>{children}</Modal.Body>
      </Modal.Content>
    </Modal.Root>
  );
}
