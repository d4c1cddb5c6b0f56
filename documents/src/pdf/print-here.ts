import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import type { Paper } from '../content/paper.ts';
import { layout } from './layout.ts';
import { pageData } from './page-data.ts';

const faces = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic'];
/** How many documents back the typesetter may still remember. */
const remembered = 4;

let compiler: NodeCompiler | undefined;

/**
 * Prints one paper in this process: PDF 1.7 tagged after PDF/UA-1, fonts embedded and cut down to the letters used, no date, no
 * author; the same paper gives the same bytes. The typesetter keeps some memory of every document, so that a server prints with
 * `openPress` instead.
 */
export function printHere(paper: Paper): Uint8Array {
  compiler ??= createCompiler();
  const bytes = compiler.pdf(
    { mainFileContent: layout, inputs: { paper: JSON.stringify(pageData(paper)) } },
    { pdfStandard: 'ua-1' },
  );
  compiler.evictCache(remembered);
  return bytes;
}

/** Loaded with the first paper: who only writes DOCX, or prints through the press, does not carry the typesetter along. */
function createCompiler(): NodeCompiler {
  const require = createRequire(import.meta.url);
  const typesetter: typeof import('@myriaddreamin/typst-ts-node-compiler') = require('@myriaddreamin/typst-ts-node-compiler');
  const fontBlobs = faces.map((face) =>
    readFileSync(require.resolve(`@expo-google-fonts/tinos/${face}/Tinos_${face}.ttf`)),
  );
  return typesetter.NodeCompiler.create({ fontArgs: [{ fontBlobs }] });
}
