/** What an answer needs to know of a file. */
export interface ServedFile {
  readonly name: string;
  readonly mediaType: string;
  readonly size: number;
}

/**
 * The headers of a download. It is always an attachment and its type is never guessed, so nothing in it runs under our
 * origin (trust.md C14). The name is given twice, as RFC 6266 section 4.3 asks: in ASCII for old readers, and as
 * RFC 8187 UTF-8, which carries Chinese.
 */
export function fileHeaders({ name, mediaType, size }: ServedFile): Readonly<Record<string, string>> {
  const ascii = name.replace(/[^\x20-\x7e]/g, '_').replace(/["\\%]/g, '_');
  return {
    'content-type': mediaType.startsWith('text/') ? `${mediaType}; charset=utf-8` : mediaType,
    'content-length': String(size),
    'content-disposition': `attachment; filename="${ascii}"; filename*=UTF-8''${encodeValue(name)}`,
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; sandbox",
    'cache-control': 'private, no-store',
  };
}

/** `value-chars` of RFC 8187 section 3.2.1: encodeURIComponent leaves four characters that are no attr-char. */
function encodeValue(text: string): string {
  return encodeURIComponent(text).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
