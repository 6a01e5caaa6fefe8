const END_SIGNATURE = 0x06054b50;
const ENTRY_SIGNATURE = 0x02014b50;
/** 1 January 1980, 00:00, where the calendar of zip files begins: the date in the upper half, the time in the lower. */
const BEGINNING = 0x00210000;

/**
 * The same zip file without the moment at which its entries were written, so that the same content is the same bytes
 * (trust.md D15). The directory names every entry and where its own header stands (APPNOTE.TXT 4.3.7, 4.3.12, 4.3.16).
 */
export function withoutZipTimes(zip: Buffer): Buffer {
  const end = zip.lastIndexOf(signature(END_SIGNATURE));
  if (end < 0) throw new Error('this is no zip file');
  const result = Buffer.from(zip);
  let entry = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    if (zip.readUInt32LE(entry) !== ENTRY_SIGNATURE) throw new Error('the directory of the zip file is damaged');
    result.writeUInt32LE(BEGINNING, entry + 12);
    result.writeUInt32LE(BEGINNING, zip.readUInt32LE(entry + 42) + 10);
    entry += 46 + zip.readUInt16LE(entry + 28) + zip.readUInt16LE(entry + 30) + zip.readUInt16LE(entry + 32);
  }
  return result;
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
