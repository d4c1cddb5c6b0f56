import type { Bilingual } from '@congtam/engine';
import { Box, Table } from '@mantine/core';
import type { ReactNode } from 'react';
import { useSpeech } from '../i18n/language.tsx';

/** A table that scrolls in a box of its own where the screen is narrow, by keyboard too. */
export function Rows({
  label,
  heads,
  least = 560,
  isFirstOnScreen = false,
  children,
}: {
  readonly label: Bilingual;
  readonly heads: readonly Bilingual[];
  /** Pixels below which it is scrolled rather than made narrower. */
  readonly least?: number;
  /** Whether the first column is for the screen alone; its cells say so themselves. */
  readonly isFirstOnScreen?: boolean;
  readonly children: ReactNode;
}) {
  const { t } = useSpeech();
  return (
    <Box
      component="section"
      w="100%"
      tabIndex={0}
      aria-label={t(label)}
      className="scrolls"
      __vars={{ '--least': `${least}px` }}
    >
      <Table striped withTableBorder>
        <Table.Thead>
          <Table.Tr>
            {heads.map((head, at) => (
              <Table.Th
                key={head.en}
                scope="col"
                {...(isFirstOnScreen && at === 0 && { className: 'no-print' })}
              >
                {t(head)}
              </Table.Th>
            ))}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>{children}</Table.Tbody>
      </Table>
    </Box>
  );
}
