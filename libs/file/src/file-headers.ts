/** What an answer needs to know of a file. */
export interface ServedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
}

/**
 * The headers of a download. It is an attachment unless the reader asks to see it and the browser can show its kind
 * without running anything of it; its type is never guessed, and a sandbox keeps it from our origin (trust.md C14). The name is given twice, as RFC 6266 section 4.3 asks: in ASCII for old readers, and as
 * RFC 8187 UTF-8, which carries Chinese.
 */
export function fileHeaders(
  { name, mediaType, size }: ServedFile,
  { inline }: { readonly inline: boolean } = { inline: false },
): Readonly<Record<string, string>> {
  const shown = inline && SHOWN_BY_BROWSERS.has(mediaType);
  const ascii = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%]/g, '_');
  return {
    'content-type': mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType,
    'content-length': String(size),
    'content-disposition': `${shown ? 'inline' : 'attachment'}; filename="${ascii}"; filename*=UTF-8''${encodeValue(name)}`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': shown ? SHOWN_POLICY : "default-src 'none'; sandbox",
    'cache-control': 'private, no-store',
  };
}

const SHOWN_BY_BROWSERS: ReadonlySet<string> = new Set(['application/pdf', 'image/png', 'image/jpeg']);

/** What a browser's own page around an image or a document needs, and only our own pages may frame it. */
const SHOWN_POLICY = "default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox";

/** `value-chars` of RFC 8187 section 3.2.1: encodeURIComponent leaves four characters that are no attr-char. */
function encodeValue(text: string): string {
  return encodeURIComponent(text).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
