import { folded } from '../../text/folded.ts';

/** The name of a file for a draft: in words of its readers, in letters that every machine keeps. */
export const draftNamed = (title: string): string =>
  `nhap-${folded(title)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 60)}`;
