import { fork, type ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Injectable, type OnApplicationShutdown } from '@nestjs/common';
import { drawDocument, type DrawingOrder } from './draw-document.js';
import type { Drawn, NumberedOrder } from './drawing-process.js';

const IDLE_MS = 15_000;
const PATIENCE_MS = 60_000;
const HEAP_MB = 128;

interface Waiting {
  readonly resolve: (bytes: Buffer) => void;
  readonly reject: (error: Error) => void;
}

/**
 * Has documents drawn in a process of its own. A Chinese font with its glyphs takes 150 MB and a document a tenth of a
 * second of nothing else: the api would carry the one for ever and answer nobody during the other. The process starts
 * with the first document and ends when none has been asked for in a while.
 */
@Injectable()
export class DrawingOffice implements OnApplicationShutdown {
  private child: ChildProcess | null = null;
  private idle: NodeJS.Timeout | null = null;
  private count = 0;
  private readonly waiting = new Map<number, Waiting>();

  /**
   * @param entry the compiled drawing process; null draws in this process, which is how sources run under Jest
   * @param idleMs how long the process is kept without work
   */
  constructor(
    private readonly entry: string | null,
    private readonly idleMs = IDLE_MS,
  ) {}

  /** The office of the running product. */
  static open(): DrawingOffice {
    const compiled = fileURLToPath(new URL('drawing-process.js', import.meta.url));
    return new DrawingOffice(existsSync(compiled) ? compiled : null);
  }

  /** The id of the drawing process while there is one. */
  get pid(): number | null {
    return this.child?.pid ?? null;
  }

  /** The bytes of the document. Rejects when it cannot be drawn, or not in a minute. */
  async draw(order: DrawingOrder): Promise<Buffer> {
    if (this.entry === null) return drawDocument(order);
    const child = (this.child ??= this.start(this.entry));
    if (this.idle) clearTimeout(this.idle);
    const id = (this.count += 1);
    const patience = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
    try {
      return await new Promise<Buffer>((resolve, reject) => {
        this.waiting.set(id, { resolve, reject });
        child.send({ ...order, id } satisfies NumberedOrder);
      });
    } finally {
      clearTimeout(patience);
      this.waiting.delete(id);
      if (this.waiting.size === 0) this.rest();
    }
  }

  /** After the last request was answered. */
  onApplicationShutdown(): void {
    if (this.idle) clearTimeout(this.idle);
    this.end();
  }

  private start(entry: string): ChildProcess {
    const child = fork(entry, [], {
      serialization: 'advanced',
      execArgv: [`--max-old-space-size=${HEAP_MB}`],
      // It needs nothing of what the api knows, its secrets least of all.
      env: {},
    });
    child.on('message', (drawn: Drawn) => {
      const waiting = this.waiting.get(drawn.id);
      if ('bytes' in drawn) waiting?.resolve(Buffer.from(drawn.bytes));
      else waiting?.reject(new Error(`a document could not be drawn: ${drawn.error}`));
    });
    child.on('error', (error) => this.lost(child, error));
    child.on('exit', (code, signal) => this.lost(child, new Error(`the drawing process ended: ${signal ?? code}`)));
    return child;
  }

  /** Whoever waits is told; the next document starts another process. */
  private lost(child: ChildProcess, error: Error): void {
    if (this.child !== child) return;
    this.child = null;
    for (const { reject } of this.waiting.values()) reject(error);
  }

  private rest(): void {
    if (this.idle) clearTimeout(this.idle);
    this.idle = setTimeout(() => this.end(), this.idleMs).unref();
  }

  private end(): void {
    const child = this.child;
    this.child = null;
    if (child?.connected) child.disconnect();
  }
}
