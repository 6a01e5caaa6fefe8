import 'reflect-metadata';
import fs from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { ApiClient } from '../../apps/dev/lib/api-client.mjs';
import { say } from '../../apps/dev/lib/log.mjs';
import { withConnection } from '../../apps/dev/lib/sql.mjs';
import { SAMPLE_PASSWORD } from '../../apps/dev/sample-data/accounts.mjs';
import { filingOf } from '../../apps/dev/sample-data/filings.mjs';
import { growTo } from '../support/volume.mjs';
import { assertInvariants, openBenchDatabase } from './bench-database.mjs';
import { Meter } from './measure.mjs';
import { built, twinPlan } from './plan.mjs';
import { residentMegabytes } from './process-usage.mjs';
import { judge, plain, print, printReads, save } from './report.mjs';
import { scenariosOn } from './scenarios.mjs';
import { Servers } from './servers.mjs';

const SAMPLE_RECORDS = new URL('../../apps/dev/sample-data/real-bulletins.json', import.meta.url);
const VOLUMES = [2_000, 100_000];
const ROUNDS = Number(process.env.BENCH_ROUNDS || 3);
const ROUND_SECONDS = Number(process.env.BENCH_SECONDS || 1.5);
const WARM_UP_SECONDS = 1;
/** V8 gives back what a load made it take within a minute of quiet. */
const IDLE_MS = 60_000;

/** One run of the bench, with everything it starts. */
export class Bench {
  #servers = new Servers();
  #opening;
  #database;
  #stopped;

  async run() {
    this.#opening = openBenchDatabase();
    this.#database = await this.#opening;
    await this.#servers.buildSampleData(this.#database.appUrl);
    const api = await this.#servers.startApi(this.#database.appUrl);
    const subject = await this.#subject(api.url);
    const twin = await this.#servers.startTwin(subject.plan);
    const meter = new Meter({ servers: { api, twin }, rounds: ROUNDS, seconds: ROUND_SECONDS });
    const volumes = [];
    let idle;
    for (const rows of VOLUMES) {
      const scenarios = await this.#prepare(rows, api.url, subject);
      for (const scenario of scenarios) await meter.assertSame(scenario);
      for (const scenario of scenarios) await meter.warmUp(scenario, WARM_UP_SECONDS);
      idle ??= await idleMegabytes(api.pid);
      say(`measuring ${scenarios.length} kinds of requests on ${rows} challenges`);
      volumes.push({ rows, scenarios: await meter.measure(scenarios) });
    }
    await this.#conclude(volumes, { idle, peak: meter.peakMegabytes });
  }

  /** Ends and drops everything; also while the database is still being made. */
  stop() {
    return (this.#stopped ??= this.#end());
  }

  async #end() {
    await this.#servers.stop();
    // When it could not be opened, `run` has said why.
    const database = await this.#opening?.catch(() => undefined);
    await database?.drop();
  }

  /** Who reads and writes, the need they write, and what the twin does in their place. */
  async #subject(baseUrl) {
    const [officer, demander] = await Promise.all(['officer', 'demander'].map((name) => accessToken(baseUrl, name)));
    const asOfficer = new ApiClient(baseUrl, officer);
    const [sample] = (await asOfficer.get('/needs?limit=1')).items;
    const { agencyId } = await asOfficer.get(`/programmes/${sample.programmeId}`);
    const need = bodyOfNeed(sample);
    const { id: needId } = await new ApiClient(baseUrl, demander).post('/needs', need);
    const plan = await twinPlan({ ownerUrl: this.#database.ownerUrl, agencyId, needId });
    return { tokens: { officer, demander }, need, plan };
  }

  /** Copies what was built until there are so many challenges, and proves that the copy keeps every invariant. */
  async #prepare(rows, baseUrl, { tokens, need }) {
    const { searchDocument } = await built('libs/bulletin/src/search/search-document.js');
    const { uuidv7 } = await built('libs/platform/src/ids/index.js');
    return withConnection(this.#database.ownerUrl, async (client) => {
      const copy = await growTo(client, rows, { searchDocument, newId: uuidv7 });
      await assertInvariants(this.#database);
      say(`grown to ${rows} challenges; every invariant of test/checks holds`);
      const { nextCursor } = await new ApiClient(baseUrl).get('/public/challenges');
      return scenariosOn({ client, copy, tokens, need, cursor: nextCursor });
    });
  }

  async #conclude(volumes, megabytes) {
    const targets = judge(volumes, megabytes);
    printReads(volumes);
    print(targets);
    const version = (client) => client.query('show server_version');
    const { rows } = await withConnection(this.#database.ownerUrl, version);
    save('reads', {
      postgres: rows[0].server_version,
      embedded: this.#database.isEmbedded,
      rounds: ROUNDS,
      secondsPerRound: ROUND_SECONDS,
      targets,
      apiMegabytes: { idle: Math.round(megabytes.idle), underLoad: Math.round(megabytes.peak) },
      volumes: volumes.map(({ rows: challenges, scenarios }) => ({ challenges, scenarios: scenarios.map(plain) })),
    });
    say('written to test/bench/results.json, under reads');
  }
}

async function idleMegabytes(pid) {
  await sleep(IDLE_MS);
  return residentMegabytes(pid);
}

async function accessToken(baseUrl, username) {
  const credentials = { username, password: SAMPLE_PASSWORD };
  return (await new ApiClient(baseUrl).post('/auth/sign-in', credentials)).accessToken;
}

/** A need like those of the sample data, for the programme and the demander of one of them. */
function bodyOfNeed({ programmeId, demanderId }) {
  const { bulletins: records } = JSON.parse(fs.readFileSync(SAMPLE_RECORDS, 'utf8'));
  const index = records.findIndex(({ indicators }) => indicators.length > 3);
  return { ...filingOf(records[index], index), programmeId, demanderId };
}
