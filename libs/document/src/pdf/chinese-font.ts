import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';

/** The package exports its list of fonts only, so the font is found beside it. */
const FONT = path.join(
  path.dirname(createRequire(import.meta.url).resolve('@embedpdf/fonts-sc')),
  '../fonts/NotoSansHans-Regular.otf',
);

let held: WeakRef<Buffer> | undefined;

/**
 * Noto Sans Hans (OFL 1.1), whose subset every document carries. It is 8 MB, so it is read when somebody asks for a
 * document and given back with the memory afterwards: the next document finds it if it is still there.
 */
export async function chineseFont(): Promise<Buffer> {
  const kept = held?.deref();
  if (kept) return kept;
  const bytes = await readFile(FONT);
  held = new WeakRef(bytes);
  return bytes;
}
