import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core';

const blue: MantineColorsTuple = [
  ...(['#eaf2fb', '#d3e2f3', '#a5c4e6', '#74a4da', '#4d88cf', '#3576c9'] as const),
  ...(['#2868b8', '#1c5596', '#1c4f82', '#123d69'] as const),
];

/** Typefaces of the machine that carry Vietnamese well come first: where there is one, none is loaded. */
const LETTERS = '"Segoe UI", Roboto, "Noto Sans", "Be Vietnam Pro", sans-serif';

/** Quiet and legible: one blue that passes contrast on white, a typeface drawn for Vietnamese, 24-pixel targets. */
export const theme = createTheme({
  primaryColor: 'blue',
  primaryShade: 7,
  colors: { blue },
  fontFamily: LETTERS,
  headings: { fontFamily: LETTERS, fontWeight: '600' },
  defaultRadius: 'sm',
  respectReducedMotion: true,
});

/** What the kit writes in light grey and light red is read here in shades that pass contrast on white. */
export const readable: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-dimmed': 'var(--mantine-color-gray-7)',
    '--mantine-color-placeholder': 'var(--mantine-color-gray-7)',
    '--mantine-color-error': 'var(--mantine-color-red-9)',
  },
  dark: {},
});
