import { inflateSync } from 'node:zlib';

/** What a reader finds in one of our PDF files. */
export interface ReadPdf {
  readonly pages: number;
  /** The name of the embedded font, with the tag of its subset. */
  readonly font: string | undefined;
  /** All text in the order in which it is drawn, without the breaks of lines. */
  readonly text: string;
}

/** Reads a file that pdfkit wrote with one embedded font: pages, and the text through the font's ToUnicode map. */
export function readPdf(file: Buffer): ReadPdf {
  const source = file.toString('latin1');
  if (!source.startsWith('%PDF-1.7') || !source.trimEnd().endsWith('%%EOF')) throw new Error('this is no PDF 1.7 file');
  const streams = streamsOf(file, source);
  const map = streams.find((stream) => stream.includes('begincmap'));
  if (!map) throw new Error('the font has no ToUnicode map');
  const characters = charactersOf(map);
  const text = streams
    .filter((stream) => /\]\s*TJ/.test(stream))
    .map((stream) => drawnText(stream, characters))
    .join('');
  return {
    pages: Number(/\/Type \/Pages\s*\/Count (\d+)/.exec(source)?.[1]),
    font: /\/FontName \/(\S+)/.exec(source)?.[1],
    text,
  };
}

function streamsOf(file: Buffer, source: string): string[] {
  const found: string[] = [];
  for (const match of source.matchAll(/\/Length (\d+)\n(?:\/Filter \/FlateDecode\n)?[^>]*>>\nstream\n/g)) {
    const start = match.index + match[0].length;
    const bytes = file.subarray(start, start + Number(match[1]));
    found.push((match[0].includes('FlateDecode') ? inflateSync(bytes) : bytes).toString('latin1'));
  }
  return found;
}

/** Glyph number → characters, from the ranges that list every glyph. */
function charactersOf(map: string): ReadonlyMap<number, string> {
  const characters = new Map<number, string>();
  for (const [, first = '', list = ''] of map.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/g)) {
    [...list.matchAll(/<([0-9a-f ]*)>/g)].forEach(([, units = ''], index) => {
      const codes = units.split(' ').map((unit) => parseInt(unit, 16));
      characters.set(parseInt(first, 16) + index, String.fromCharCode(...codes.filter((code) => !Number.isNaN(code))));
    });
  }
  return characters;
}

function drawnText(stream: string, characters: ReadonlyMap<number, string>): string {
  return [...stream.matchAll(/\[([^\]]*)\]\s*TJ/g)]
    .flatMap(([, run = '']) => [...run.matchAll(/<([0-9a-f]+)>/g)].map(([, glyphs = '']) => glyphs))
    .flatMap((glyphs) => glyphs.match(/.{4}/g) ?? [])
    .map((glyph) => characters.get(parseInt(glyph, 16)) ?? `<${glyph}>`)
    .join('');
}
