import { crc32, deflateRawSync } from 'node:zlib';

export interface ZipPart {
  readonly name: string;
  readonly content: Buffer | string;
  readonly stored?: boolean;
  /** What the directory claims instead of the truth. */
  readonly claimedSize?: number;
  /** Name in the local record when it differs from that of the directory. */
  readonly localName?: string;
  readonly flags?: number;
  /** Unix mode, for links. */
  readonly unixMode?: number;
}

/** An archive put together by hand, so that tests can also make wrong ones. */
export function zip(parts: readonly ZipPart[], comment = ''): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const content = Buffer.from(part.content);
    const packed = part.stored ? content : deflateRawSync(content);
    const local = Buffer.concat([
      header(part, content, packed, true),
      Buffer.from(part.localName ?? part.name),
      packed,
    ]);
    const listed = Buffer.concat([header(part, content, packed, false), Buffer.from(part.name)]);
    listed.writeUInt32LE(offset, 42);
    locals.push(local);
    directory.push(listed);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  end.writeUInt16LE(Buffer.byteLength(comment), 20);
  return Buffer.concat([...locals, listed, end, Buffer.from(comment)]);
}

function header(part: ZipPart, content: Buffer, packed: Buffer, isLocal: boolean): Buffer {
  const record = Buffer.alloc(isLocal ? 30 : 46);
  record.writeUInt32LE(isLocal ? 0x04034b50 : 0x02014b50, 0);
  const at = isLocal ? 4 : 6;
  if (!isLocal) record.writeUInt16LE(part.unixMode === undefined ? 20 : (3 << 8) | 20, 4);
  record.writeUInt16LE(20, at);
  record.writeUInt16LE(part.flags ?? 0, at + 2);
  record.writeUInt16LE(part.stored ? 0 : 8, at + 4);
  record.writeUInt32LE(Number(crc32(content)), at + 10);
  record.writeUInt32LE(packed.length, at + 14);
  record.writeUInt32LE(part.claimedSize ?? content.length, at + 18);
  record.writeUInt16LE(Buffer.byteLength(isLocal ? (part.localName ?? part.name) : part.name), at + 22);
  if (!isLocal && part.unixMode !== undefined) record.writeUInt32LE((part.unixMode << 16) >>> 0, 38);
  return record;
}

const TYPES: ZipPart = { name: '[Content_Types].xml', content: '<Types/>' };

export const docxParts: readonly ZipPart[] = [
  TYPES,
  { name: 'word/document.xml', content: '<w:document>验收报告</w:document>' },
];

/** One small sound file of every type that may be uploaded. */
export const samples = {
  pdf: Buffer.from('%PDF-1.7\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'),
  docx: zip(docxParts),
  xlsx: zip([TYPES, { name: 'xl/workbook.xml', content: '<workbook/>', stored: true }]),
  ofd: zip([{ name: 'OFD.xml', content: '<ofd:OFD/>' }]),
  png: Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  ),
  jpg: Buffer.from([0xff, 0xd8, 0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0, 0xff, 0xd9]),
  txt: Buffer.from('检测结论：合格\n'),
  csv: Buffer.from('\ufeff指标,实测\n频率,5.2\n'),
} as const;
