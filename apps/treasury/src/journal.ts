import fs from 'node:fs';
import path from 'node:path';

const NEWLINE = 0x0a;

/**
 * An append-only file of JSON lines that survives a kill at any moment: `append` returns when the lines are on the disk,
 * and a last line without its end, left by a kill in the middle of a write, counts as never written.
 *
 * Writing blocks the process on purpose: between a check of the state, the entry and its effect nothing else can run.
 */
export class Journal<Entry> {
  private isOpen = true;

  private constructor(private readonly descriptor: number) {}

  /**
   * Opens or creates the file. Its folder is readable by its owner only: payees' accounts stand in it.
   * @returns the journal, and the entries that were in it, oldest first
   * @throws Error naming the line that is damaged: a state with a hole in it must not move money
   */
  static open<Entry>(file: string): { journal: Journal<Entry>; entries: Entry[] } {
    const folder = path.dirname(file);
    fs.mkdirSync(folder, { recursive: true, mode: 0o700 });
    const descriptor = fs.openSync(file, 'a+', 0o600);
    const content = fs.readFileSync(file);
    const whole = content.subarray(0, content.lastIndexOf(NEWLINE) + 1);
    const entries = entriesOf<Entry>(whole.toString('utf8'), file);
    if (whole.length < content.length) fs.ftruncateSync(descriptor, whole.length);
    fs.fsyncSync(descriptor);
    syncFolder(folder);
    return { journal: new Journal(descriptor), entries };
  }

  /**
   * Adds entries durably.
   * @throws Error when the disk refuses, and for every later call: what was torn then must be removed first, which
   * opening the journal again does
   */
  append(entries: readonly Entry[]): void {
    if (!this.isOpen) throw new Error('the journal is closed');
    try {
      const bytes = Buffer.from(entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
      for (let written = 0; written < bytes.length;) {
        written += fs.writeSync(this.descriptor, bytes, written);
      }
      fs.fdatasyncSync(this.descriptor);
    } catch (error) {
      this.close();
      throw error;
    }
  }

  close(): void {
    if (!this.isOpen) return;
    this.isOpen = false;
    fs.closeSync(this.descriptor);
  }
}

function entriesOf<Entry>(text: string, file: string): Entry[] {
  return text
    .split('\n')
    .slice(0, -1)
    .map((line, index) => {
      try {
        return JSON.parse(line) as Entry;
      } catch (cause) {
        throw new Error(`${file}: line ${index + 1} is damaged`, { cause });
      }
    });
}

/** A new file is only there after a power cut when its folder is on the disk too. */
function syncFolder(folder: string): void {
  const descriptor = fs.openSync(folder, 'r');
  fs.fsyncSync(descriptor);
  fs.closeSync(descriptor);
}
