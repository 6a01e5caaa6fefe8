import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { drawDocument, type DrawingOrder } from './draw-document.js';
import { DrawingOffice } from './drawing-office.js';

/** The set-up of these tests has compiled the sources. */
const ENTRY = path.resolve('dist/libs/document/src/drawing-process.js');
const IDLE_MS = 300;
/** A process that ends may take its time on a machine that does other things as well. */
const PATIENCE_MS = 60_000;

const order = (format: 'pdf' | 'xlsx', text = '拨付审批单'): DrawingOrder => ({
  format,
  paper: {
    title: text,
    shortName: text,
    dataAt: new Date('2026-07-15T01:30:00Z'),
    footer: 'BF-2026-0001',
    blocks: [{ kind: 'title', office: '吉安市科学技术局', name: text }],
  },
});

describe('the drawing office', () => {
  let office: DrawingOffice;
  beforeEach(() => {
    office = new DrawingOffice(ENTRY, IDLE_MS);
  });
  afterEach(() => office.onApplicationShutdown());

  it('has documents drawn in another process, to the byte as this one would', async () => {
    for (const format of ['pdf', 'xlsx'] as const) {
      const drawn = await office.draw(order(format));
      expect(office.pid).toBeGreaterThan(0);
      expect(office.pid).not.toBe(process.pid);
      expect(drawn.equals(await drawDocument(order(format)))).toBe(true);
    }
  });

  it('gives everybody their own document', async () => {
    const names = Array.from({ length: 8 }, (_, index) => `第${index}号审批单`);
    const drawn = await Promise.all(names.map((name) => office.draw(order('pdf', name))));
    for (const [index, name] of names.entries()) {
      expect(drawn[index]?.equals(await drawDocument(order('pdf', name)))).toBe(true);
    }
  });

  it('lets the process go when nothing was asked for in a while, and starts another one', async () => {
    await office.draw(order('xlsx'));
    const first = office.pid;
    await ended(first);
    expect(office.pid).toBeNull();
    await office.draw(order('xlsx'));
    expect(office.pid).not.toBe(first);
  });

  it('tells who waits when the process dies, and serves the next one', async () => {
    await office.draw(order('xlsx'));
    const drawing = office.draw(order('pdf'));
    process.kill(office.pid ?? 0, 'SIGKILL');
    await expect(drawing).rejects.toThrow('the drawing process ended: SIGKILL');
    expect((await office.draw(order('xlsx'))).length).toBeGreaterThan(0);
  });

  it('tells who asks for what cannot be drawn', async () => {
    const impossible = { ...order('xlsx').paper, shortName: 'a/b' };
    await expect(office.draw({ format: 'xlsx', paper: impossible })).rejects.toThrow('a document could not be drawn');
  });
});

async function ended(pid: number | null): Promise<void> {
  for (let waited = 0; waited < PATIENCE_MS; waited += 50) {
    if (pid !== null && !alive(pid)) return;
    await pause(50);
  }
  throw new Error(`the process ${pid} is still there`);
}

function alive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
