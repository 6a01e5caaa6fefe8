import 'reflect-metadata';
import type { AddressInfo } from 'node:net';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Module } from '@nestjs/common';
import type { OpenAPIObject } from '@nestjs/swagger';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import request from 'supertest';
import { systemActor, UnitOfWork, uuidv7, type Context } from '#platform';
import { createApiApp } from '#platform/http';
import { JobProcess } from '#platform/jobs';
import { createFirstAdministrator } from '#identity';
import { ApiModule } from '../../apps/api/src/api.module.js';
import { WorkerModule } from '../../apps/worker/src/worker.module.js';
import { RunningTreasury, TOKEN } from '../../apps/treasury/src/testing/running-treasury.js';
import { Client, PASSWORD } from './client.js';
import { ResponseContract } from './response-contract.js';

@Module({ imports: [ApiModule, WorkerModule] })
class WholeSystem {}

/** The description as it is committed: that it is the one of the routes is a test by itself (drift.spec.ts). */
const description = (): OpenAPIObject => JSON.parse(readFileSync('apps/api/openapi.json', 'utf8')) as OpenAPIObject;

/** Both apps in one process, on the database of this test file, beside a treasury stand-in that really listens. */
export class System {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly jobs: JobProcess,
    readonly unit: UnitOfWork,
    readonly treasury: RunningTreasury,
    private readonly contract: ResponseContract,
    private readonly dataDir: string,
  ) {}

  /** Starts the system on the database of this process. */
  static async start(): Promise<System> {
    process.env['JWT_SECRET'] ??= 'x'.repeat(40);
    process.env['JBGS_MODE'] ??= 'dev';
    process.env['LOG_LEVEL'] ??= 'error';
    process.env['LOGIN_RATE_LIMIT'] ??= '100000';
    const dataDir = mkdtempSync(path.join(tmpdir(), 'jbgs-test-'));
    process.env['DATA_DIR'] = dataDir;
    // Nothing of the portal, whether or not it was built here: its pages have tests of their own.
    process.env['PORTAL_DIR'] = dataDir;
    const treasury = await RunningTreasury.start();
    process.env['TREASURY_URL'] = treasury.url;
    process.env['TREASURY_TOKEN'] = TOKEN;
    const app = await createApiApp(WholeSystem);
    // Once, and not by supertest for each request.
    await app.listen(0, '127.0.0.1');
    const contract = new ResponseContract(description());
    return new System(app, app.get(JobProcess), app.get(UnitOfWork), treasury, contract, dataDir);
  }

  /** Makes `admin`, the first security administrator of an empty installation. */
  async createAdministrator(): Promise<void> {
    const context: Context = { actor: systemActor([]), requestId: uuidv7() };
    await this.unit.run(context, (tx) => createFirstAdministrator(tx, { username: 'admin', password: PASSWORD }));
  }

  async stop(): Promise<void> {
    await this.jobs.stop();
    await this.app.close();
    await this.treasury.discard();
    rmSync(this.dataDir, { recursive: true, force: true });
  }

  /** Everything due is done when this returns: outbox, deadlines, handlers. */
  drainJobs(): Promise<number> {
    return this.jobs.drain();
  }

  /** Where the api listens. */
  get port(): number {
    return (this.app.getHttpServer().address() as AddressInfo).port;
  }

  /** A caller without a token. */
  get visitor(): Client {
    return this.callerWith(null);
  }

  /** A caller with a token that was given to somebody before. */
  callerWith(token: string | null): Client {
    return new Client(request(this.app.getHttpServer()), token, this.contract);
  }

  /** Signs a person in and returns a caller with its token. */
  async signIn(username: string, password = PASSWORD): Promise<Client> {
    const { body } = await this.visitor.post('/auth/sign-in', { username, password }).expect(200);
    const { accessToken } = body as { accessToken: string };
    return this.callerWith(accessToken);
  }

  /** Rows of the test database, read as its owner; tests look at the database but never write states. */
  async rows<Row extends object>(sql: string, params: unknown[] = []): Promise<Row[]> {
    const client = new pg.Client({ connectionString: process.env['DATABASE_OWNER_URL'] });
    await client.connect();
    try {
      return (await client.query<Row>(sql, params)).rows;
    } finally {
      await client.end();
    }
  }
}
