import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { DomainError, uuidv7 } from '#platform';
import { docxParts, samples, zip, type ZipPart } from '../test-support/sample-files.js';
import { DiskStorage } from './disk-storage.js';
import { MAX_FILE_BYTES, storeFile, type StoredBlob } from './store-file.js';

describe('storing a file', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'jbgs-files-'));
  const storage = new DiskStorage(folder);
  afterAll(() => rmSync(folder, { recursive: true }));

  const store = (name: string, bytes: Buffer): Promise<StoredBlob> =>
    storeFile(storage, { name, source: Readable.from([bytes]) });
  const codeOf = (name: string, bytes: Buffer): Promise<string> =>
    store(name, bytes).then(
      ({ mediaType }) => mediaType,
      (error: DomainError) => `${error.status} ${error.code}`,
    );
  const filesLeft = (): string[] => readdirSync(storage.receivingFolder);

  it('keeps the bytes under a key of its own, with their hash', async () => {
    const first = await store('检测结论.txt', samples.txt);
    const second = await store('检测结论.txt', samples.txt);
    expect(first).toMatchObject({
      name: '检测结论.txt',
      mediaType: 'text/plain',
      size: samples.txt.length,
      sha256: createHash('sha256').update(samples.txt).digest('hex'),
    });
    expect(second.blobKey).not.toBe(first.blobKey);
    expect(await buffer(await storage.open(first.blobKey))).toEqual(samples.txt);
    await storage.remove(first.blobKey);
    await storage.remove(first.blobKey);
    await expect(storage.open(first.blobKey)).rejects.toThrow('ENOENT');
    await expect(storage.open(uuidv7())).rejects.toThrow('ENOENT');
    await expect(storage.open('../../secret')).rejects.toThrow('UUID');
  });

  it.each([
    ['报告.pdf', samples.pdf, 'application/pdf'],
    ['报告.PDF', samples.pdf, 'application/pdf'],
    ['报告.docx', samples.docx, 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['数据.xlsx', samples.xlsx, 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
    ['公文.ofd', samples.ofd, 'application/ofd'],
    ['图.png', samples.png, 'image/png'],
    ['图.jpg', samples.jpg, 'image/jpeg'],
    ['图.jpeg', samples.jpg, 'image/jpeg'],
    ['说明.txt', samples.txt, 'text/plain'],
    ['数据.csv', samples.csv, 'text/csv'],
  ])('knows %s by its bytes', async (name, bytes, mediaType) => {
    expect(await codeOf(name, bytes)).toBe(mediaType);
  });

  it.each<[string, string, Buffer]>([
    ['an executable', 'a.pdf', Buffer.from('4d5a90000300000004000000ffff0000', 'hex')],
    ['random bytes', 'a.txt', randomBytes(4096)],
    ['text with a NUL', 'a.txt', Buffer.from('a\0b')],
    ['GBK text', 'a.txt', Buffer.from('bcecb2e2', 'hex')],
    ['UTF-8 cut in a character', 'a.txt', Buffer.from('检').subarray(0, 2)],
    ['a PDF without its end', 'a.pdf', Buffer.from('%PDF-1.7\n\0')],
    ['a PDF behind other bytes', 'a.pdf', Buffer.concat([Buffer.from([0]), samples.pdf])],
    ['a PNG that is cut off', 'a.png', samples.png.subarray(0, -4)],
    ['a PDF with an archive behind', 'a.pdf', Buffer.concat([samples.pdf, samples.docx])],
    ['a picture with an archive behind', 'a.jpg', Buffer.concat([samples.jpg, samples.docx])],
    ['an archive of something else', 'a.docx', zip([{ name: 'a.txt', content: 'a' }])],
    ['an archive of two documents', 'a.docx', zip([...docxParts, { name: 'xl/workbook.xml', content: '<workbook/>' }])],
  ])('refuses %s', async (_what, name, bytes) => {
    expect(await codeOf(name, bytes)).toBe('422 file.type_not_allowed');
  });

  it.each([
    ['x.docx', samples.pdf],
    ['x.html', Buffer.from('<script>alert(1)</script>')],
    ['x.svg', Buffer.from('<svg onload="alert(1)"/>')],
    ['x.exe', samples.txt],
    ['x.docm', samples.docx],
    ['pdf', samples.pdf],
  ])('refuses the name %s for another content', async (name, bytes) => {
    expect(await codeOf(name, bytes)).toBe('422 file.extension_mismatch');
  });

  const withPart = (part: ZipPart): Buffer => zip([...docxParts, part]);
  it.each<[string, Buffer]>([
    ['a path that leads out', withPart({ name: '../../evil.xml', content: 'x' })],
    ['an absolute path', withPart({ name: '/etc/passwd', content: 'x' })],
    ['a Windows path', withPart({ name: 'C:\\evil.xml', content: 'x' })],
    ['a symbolic link', withPart({ name: 'word/link', content: '/etc/passwd', unixMode: 0o120777 })],
    ['an encrypted entry', withPart({ name: 'word/a.xml', content: 'x', flags: 1 })],
    [
      'an entry that is larger than it says',
      withPart({ name: 'word/a.xml', content: 'x'.repeat(9_999), claimedSize: 10 }),
    ],
    ['an entry that is smaller than it says', withPart({ name: 'word/a.xml', content: 'x', claimedSize: 2 })],
    ['two names for one entry', withPart({ name: 'word/a.xml', localName: 'word/b.xml', content: 'x' })],
    ['one name twice', withPart({ name: 'word/Document.xml', content: 'x' })],
    ['bytes behind the end', Buffer.concat([samples.docx, Buffer.from('tail')])],
    ['a cut-off end', samples.docx.subarray(0, -8)],
    ['a broken stream', corrupted(samples.docx)],
  ])('refuses a document with %s', async (_what, bytes) => {
    expect(await codeOf('a.docx', bytes)).toBe('422 file.archive_damaged');
  });

  it('refuses overlapping entries', async () => {
    const bytes = zip([...docxParts, { name: 'word/document9.xml', content: 'y'.repeat(50), stored: true }]);
    const endOffset = bytes.length - 22;
    const second = bytes.lastIndexOf('word/document9.xml') - 46;
    const first = bytes.lastIndexOf('word/document.xml') - 46;
    expect(bytes.readUInt32LE(bytes.readUInt32LE(endOffset + 16))).toBe(0x02014b50);
    bytes.writeUInt32LE(bytes.readUInt32LE(first + 42), second + 42);
    expect(await codeOf('a.docx', bytes)).toBe('422 file.archive_damaged');
  });

  it('refuses bombs and crowds', async () => {
    const bomb = withPart({ name: 'word/zeros.xml', content: Buffer.alloc(20 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(30_000);
    expect(await codeOf('a.docx', bomb)).toBe('422 file.archive_too_big');
    const crowd = zip([
      ...docxParts,
      ...Array.from({ length: 999 }, (_, index) => ({ name: `word/${index}.xml`, content: 'x', stored: true })),
    ]);
    expect(await codeOf('a.docx', crowd)).toBe('422 file.archive_too_big');
    const full = zip([
      ...docxParts,
      ...Array.from({ length: 998 }, (_, index) => ({ name: `word/${index}.xml`, content: 'x', stored: true })),
    ]);
    expect(await codeOf('a.docx', full)).toMatch('wordprocessingml');
  });

  it('refuses macros and nothing at all', async () => {
    expect(await codeOf('a.docx', withPart({ name: 'word/vbaProject.bin', content: 'x' }))).toBe(
      '422 file.macros_not_allowed',
    );
    expect(await codeOf('a.txt', Buffer.alloc(0))).toBe('422 file.empty');
  });

  it('takes exactly 50 MB and not one byte more, and leaves nothing behind', async () => {
    const text = Buffer.alloc(MAX_FILE_BYTES, 'a');
    expect(await codeOf('a.txt', text)).toBe('text/plain');
    expect(await codeOf('a.txt', Buffer.concat([text, Buffer.from('a')]))).toBe('413 file.too_large');
    expect(filesLeft()).toEqual([]);
  });

  it('leaves nothing behind when the sender goes away', async () => {
    const source = Readable.from(
      (function* () {
        yield samples.txt;
        throw new Error('gone');
      })(),
    );
    await expect(storeFile(storage, { name: 'a.txt', source })).rejects.toThrow('gone');
    expect(filesLeft()).toEqual([]);
  });
});

/** The same archive with one byte of the first entry's packed data changed. */
function corrupted(bytes: Buffer): Buffer {
  const copy = Buffer.from(bytes);
  const at = 30 + '[Content_Types].xml'.length;
  copy.writeUInt8(copy.readUInt8(at) ^ 0xff, at);
  return copy;
}
