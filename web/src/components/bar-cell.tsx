import { Group, Text } from '@mantine/core';

/** A number with a bar as long as it is of a hundred; who cannot see the bar hears the number. */
export function BarCell({ share, says }: { readonly share: number; readonly says: string }) {
  const length = Math.max(0, Math.min(100, share));
  return (
    <Group gap="xs" wrap="nowrap">
      <svg
        className="bar"
        width="120"
        height="14"
        viewBox="0 0 100 14"
        preserveAspectRatio="none"
        aria-hidden="true"
      >
        <rect x="0" y="0" width="100" height="14" fill="#e9ecef" />
        <rect x="0" y="0" width={length} height="14" fill="#1c5596" />
      </svg>
      <Text size="sm" style={{ whiteSpace: 'nowrap' }}>
        {says}
      </Text>
    </Group>
  );
}
