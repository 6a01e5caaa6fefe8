import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { createLogger } from '#platform';
import { contentHashOf } from '../batch-checks.js';
import { loadTreasuryConfig } from '../config.js';
import type { Batch, BatchLine } from '../payment-book.js';
import { createTreasuryApp } from '../treasury-app.js';

export const TOKEN = 'token-of-the-treasury-tests';

/** What a call answered; `body` is the parsed JSON. */
export interface Answer {
  readonly status: number;
  readonly contentType: string | null;
  readonly body: Record<string, unknown>;
}

/** A stand-in that really listens, on a free port and with a journal of its own. */
export class RunningTreasury {
  private constructor(
    readonly url: string,
    readonly dataDir: string,
    private readonly app: NestFastifyApplication,
  ) {}

  static async start(
    dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'treasury-')),
    mode: 'dev' | 'production' = 'dev',
  ): Promise<RunningTreasury> {
    const config = loadTreasuryConfig({
      JBGS_MODE: mode,
      TREASURY_PORT: '0',
      TREASURY_TOKEN: TOKEN,
      DATA_DIR: dataDir,
      LOG_LEVEL: 'silent',
    });
    const app = await createTreasuryApp(config, createLogger(config));
    await app.listen(0, '127.0.0.1');
    return new RunningTreasury(await app.getUrl(), dataDir, app);
  }

  get journalFile(): string {
    return path.join(this.dataDir, 'treasury', 'journal.jsonl');
  }

  async call(method: 'GET' | 'PUT', target: string, body?: unknown, token: string | null = TOKEN): Promise<Answer> {
    const response = await fetch(`${this.url}${target}`, {
      method,
      headers: {
        ...(token !== null && { authorization: `Bearer ${token}` }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
      },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    const text = await response.text();
    return {
      status: response.status,
      contentType: response.headers.get('content-type'),
      body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>,
    };
  }

  submit(batch: Batch): Promise<Answer> {
    return this.call('PUT', `/gateway/v1/batches/${batch.batchReference}`, batch);
  }

  async reports(query = ''): Promise<Record<string, unknown>[]> {
    const { body } = await this.call('GET', `/gateway/v1/reports${query}`);
    return body.reports as Record<string, unknown>[];
  }

  /** Ends it and keeps the journal. */
  async stop(): Promise<void> {
    await this.app.close();
  }

  /** Ends it and starts another one on the same journal, after the file was treated as a crash would. */
  async restart(damage: (file: string) => void = () => undefined): Promise<RunningTreasury> {
    await this.stop();
    damage(this.journalFile);
    return RunningTreasury.start(this.dataDir);
  }

  async discard(): Promise<void> {
    await this.stop();
    fs.rmSync(this.dataDir, { recursive: true, force: true });
  }
}

export function aLine(instructionReference: string, given: Partial<BatchLine> = {}): BatchLine {
  return {
    instructionReference,
    attempt: 1,
    amountFen: '40000000',
    payee: { name: '示例电缆有限公司', account: '6222020200112233445', bankCode: '102100099996' },
    purpose: '揭榜挂帅项目首笔资金',
    ...given,
  };
}

/** A batch whose count, control sum and hash are right. */
export function aBatch(batchReference: string, lines: readonly BatchLine[]): Batch {
  const sum = lines.reduce((total, line) => total + BigInt(line.amountFen), 0n);
  const content = {
    batchReference,
    count: lines.length,
    controlSumFen: sum.toString(),
    requestedExecutionDate: '2026-03-02',
    lines,
  };
  return { ...content, contentHash: contentHashOf(content) };
}
