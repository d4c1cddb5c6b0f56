import { Button, type ButtonProps, Text } from '@mantine/core';
import type { ComponentPropsWithRef } from 'react';

/** The part of a Vietnamese name by which somebody is called: the given name stands last. */
const calledBy = (name: string): string =>
  name
    .replace(/\s*\(.*\)$/, '')
    .split(/\s+/)
    .slice(-1)
    .join(' ');

/** Who is signed in: by the given name where there is no room for more. */
export function NameButton({
  name,
  ...props
}: { readonly name: string } & Omit<ButtonProps, 'name'> & Omit<ComponentPropsWithRef<'button'>, 'name'>) {
  return (
    <Button
      size="xs"
      variant="default"
      maw={{ base: 84, sm: 240 }}
      px={{ base: 6, sm: 'sm' }}
      aria-label={name}
      {...props}
    >
      <Text span inherit hiddenFrom="sm">
        {calledBy(name)}
      </Text>
      <Text span inherit visibleFrom="sm">
        {name}
      </Text>
    </Button>
  );
}
