import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { Journal } from './journal.js';

interface Entry {
  readonly name: string;
}

describe('the journal', () => {
  let folder: string;
  let file: string;

  beforeEach(() => {
    folder = fs.mkdtempSync(path.join(os.tmpdir(), 'journal-'));
    file = path.join(folder, 'treasury', 'journal.jsonl');
  });
  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));

  const write = (...names: string[]): void => {
    const { journal } = Journal.open<Entry>(file);
    journal.append(names.map((name) => ({ name })));
    journal.close();
  };
  const read = (): string[] => {
    const { journal, entries } = Journal.open<Entry>(file);
    journal.close();
    return entries.map((entry) => entry.name);
  };

  it('gives back what was appended, in order, across openings', () => {
    write('甲', '乙');
    write('丙');
    expect(read()).toEqual(['甲', '乙', '丙']);
  });

  it('keeps payees’ accounts from other users of the machine', () => {
    write('甲');
    expect(fs.statSync(file).mode & 0o077).toBe(0);
    expect(fs.statSync(path.dirname(file)).mode & 0o077).toBe(0);
  });

  it('forgets a last line without its end, at every length, and writes on behind the whole ones', () => {
    write('甲', '乙');
    const whole = fs.readFileSync(file);
    const secondStart = whole.indexOf('\n') + 1;
    for (let length = secondStart; length < whole.length; length += 1) {
      fs.writeFileSync(file, whole.subarray(0, length));
      expect(read()).toEqual(['甲']);
      write('丁');
      expect(read()).toEqual(['甲', '丁']);
    }
  });

  it('refuses a damaged line before the end, and names it', () => {
    write('甲', '乙', '丙');
    const lines = fs.readFileSync(file, 'utf8').split('\n');
    fs.writeFileSync(file, [lines[0], '{"name":"乙', lines[2], ''].join('\n'));
    expect(() => Journal.open<Entry>(file)).toThrow(/line 2 is damaged/);
  });

  it('takes nothing more after it was closed', () => {
    const { journal } = Journal.open<Entry>(file);
    journal.close();
    journal.close();
    expect(() => journal.append([{ name: '甲' }])).toThrow('closed');
  });
});
