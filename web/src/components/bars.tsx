import type { Bilingual } from '@congtam/engine';
import { Box, Table, Text } from '@mantine/core';
import { useSpeech } from '../i18n/language.tsx';
import { Rows } from './rows.tsx';

export interface Bar {
  readonly label: string;
  readonly size: number;
  /** What is read of it: the number as it is written. */
  readonly says: string;
  /** A bar that is set off: what it is about is said in its label too. */
  readonly isMarked?: boolean;
}

/** A picture of numbers that is its own table: each bar stands beside what it says, on paper too. */
export function Bars({
  label,
  heads,
  bars,
  most = Math.max(1, ...bars.map(({ size }) => size)),
}: {
  readonly label: Bilingual;
  readonly heads: readonly [Bilingual, Bilingual];
  readonly bars: readonly Bar[];
  /** What a whole line stands for; the largest bar when absent. */
  readonly most?: number;
}) {
  const { t } = useSpeech();
  const [what, number] = heads;
  return (
    <Rows label={label} heads={[what, number]} least={280}>
      {bars.map(({ label: of, size, says, isMarked = false }) => (
        <Table.Tr key={of}>
          <Table.Td w="40%">
            <Text size="sm" fw={isMarked ? 600 : 400}>
              {of}
            </Text>
          </Table.Td>
          <Table.Td>
            <Box display="flex" style={{ alignItems: 'center', gap: 8 }}>
              <svg
                aria-hidden="true"
                width="100%"
                height={14}
                viewBox="0 0 100 14"
                preserveAspectRatio="none"
                style={{ flex: 1, minWidth: 60 }}
              >
                <rect width={100} height={14} fill="#e9ecef" />
                <rect
                  width={Math.max(0, Math.min(100, (size / most) * 100))}
                  height={14}
                  fill={isMarked ? '#d9480f' : '#1c5596'}
                />
              </svg>
              <Text size="sm" miw={64} ta="right" title={t(number)}>
                {says}
              </Text>
            </Box>
          </Table.Td>
        </Table.Tr>
      ))}
    </Rows>
  );
}
