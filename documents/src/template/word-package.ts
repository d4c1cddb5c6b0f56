import type { Problem } from '@congtam/engine';
import { unzipSync } from 'fflate';
import { refuse } from './refusals.ts';

/** Bounds on a template, in bytes. */
const limits = { file: 10 * 1024 * 1024, unpacked: 60 * 1024 * 1024, ratio: 200, parts: 300 };
const ratioMattersFrom = 1024 * 1024;

export type Parts = ReadonlyMap<string, Uint8Array>;
export type Opened =
  | { readonly kind: 'opened'; readonly parts: Parts }
  | { readonly kind: 'refused'; readonly problems: readonly Problem[] };

/** Which parts a package of one kind may have. */
export interface PackageShape {
  /** Parts that are kept. */
  readonly kept: RegExp;
  /** Parts the program that wrote the file adds and nobody needs: left out of what is filled. */
  readonly dropped: RegExp;
  /** The part without which it is none. */
  readonly main: string;
}

const kept =
  /^(\[Content_Types\]\.xml|_rels\/\.rels|word\/(document|styles|settings|webSettings|fontTable|numbering|footnotes|endnotes|header\d*|footer\d*)\.xml|word\/theme\/theme\d+\.xml|word\/_rels\/[\w.-]+\.xml\.rels|word\/media\/[\w.-]+\.(png|jpe?g|gif))$/i;
/** Parts Word adds that say who wrote the file, or data nothing shows: left out of what is filled. */
const dropped =
  /^(docProps\/[\w.-]+|customXml\/[\w./-]+|word\/(people|stylesWithEffects)\.xml|docMetadata\/[\w.-]+)$/i;

export const isDropped = (part: string): boolean => dropped.test(part);

export const openWordPackage = (bytes: Uint8Array): Opened =>
  openPackage(bytes, { kept, dropped, main: 'word/document.xml' });

/** Unpacks a template; sizes and names are judged before anything is inflated. */
export function openPackage(bytes: Uint8Array, shape: PackageShape): Opened {
  if (bytes.length > limits.file) return refused(refuse.tooLarge(`${bytes.length} byte`));
  const problems: Problem[] = [];
  const names = new Set<string>();
  let unpacked = 0;
  let count = 0;
  try {
    const files = unzipSync(bytes, {
      filter({ name, size, originalSize }) {
        if (name.endsWith('/') && originalSize === 0) return false;
        count += 1;
        unpacked += originalSize;
        const key = name.toLowerCase();
        if (names.has(key)) problems.push(refuse.damaged(`ZIP: 2 × ${shortName(name)}`));
        names.add(key);
        if (count > limits.parts) problems.push(refuse.tooLarge(`> ${limits.parts} ZIP`));
        if (unpacked > limits.unpacked) problems.push(refuse.tooLarge(`> ${limits.unpacked} byte`));
        if (originalSize > ratioMattersFrom && originalSize > size * limits.ratio)
          problems.push(refuse.tooLarge(`1:${Math.round(originalSize / Math.max(1, size))}`));
        if (!shape.kept.test(name) && !shape.dropped.test(name))
          problems.push(refuse.forbiddenPart(shortName(name)));
        return problems.length === 0;
      },
    });
    if (problems.length > 0) return { kind: 'refused', problems: problems.slice(0, 20) };
    const parts = new Map(Object.entries(files));
    if (!parts.has(shape.main) || !parts.has('[Content_Types].xml'))
      return refused(refuse.damaged(shape.main));
    return { kind: 'opened', parts };
  } catch (error) {
    return refused(refuse.damaged(error instanceof Error ? error.message.slice(0, 80) : 'ZIP'));
  }
}

const refused = (problem: Problem): Opened => ({ kind: 'refused', problems: [problem] });
const shortName = (name: string): string => name.slice(0, 80);
