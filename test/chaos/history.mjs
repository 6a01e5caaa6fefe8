import fs from 'node:fs';
import path from 'node:path';

/**
 * Everything that was asked and answered, and every fault, as JSON lines in the order of time (trust.md B9). `invoke`
 * is followed by `ok`, by `fail` (it did not happen) or by `unknown` (it may have happened).
 */
export class History {
  #file;
  #startedAt = performance.now();
  entries = [];

  constructor(file) {
    fs.mkdirSync(path.dirname(file), { recursive: true });
    this.#file = fs.openSync(file, 'w');
  }

  /** @param {{ type: 'invoke' | 'ok' | 'fail' | 'unknown' | 'fault', process: string, op: string }} entry */
  add(entry) {
    const timed = { at: Math.round(performance.now() - this.#startedAt), ...entry };
    this.entries.push(timed);
    fs.writeSync(this.#file, `${JSON.stringify(timed)}\n`);
  }

  of(type, op) {
    return this.entries.filter((entry) => entry.type === type && (op === undefined || entry.op === op));
  }

  close() {
    fs.closeSync(this.#file);
  }
}
