// How many journals a second the service layer posts when every one of them takes from the same account: a process of
// its own, the product's unit of work and movements. Sends `{ perSecond }`.
import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { built } from './plan.mjs';

const { fen, lock, PlatformModule, systemActor, UnitOfWork, uuidv7 } = await built('libs/platform/src/index.js');
const { encumber } = await built('libs/ledger/src/index.js');

const CONCURRENCY = 16;
const WARM_UP_MS = 1_000;
const { SCOPE, PROJECTS, SECONDS } = process.env;
const scope = JSON.parse(SCOPE);
const projectIds = JSON.parse(PROJECTS);

const app = await NestFactory.createApplicationContext(PlatformModule, { logger: ['error'] });
const unit = app.get(UnitOfWork);
await postFor(WARM_UP_MS);
const begun = performance.now();
const posted = await postFor(Number(SECONDS) * 1_000);
process.send({ perSecond: (posted * 1_000) / (performance.now() - begun) });
await app.close();
process.disconnect();

async function postFor(milliseconds) {
  const until = performance.now() + milliseconds;
  let count = 0;
  const posters = Array.from({ length: CONCURRENCY }, async () => {
    while (performance.now() < until) await postOne(projectIds[count++ % projectIds.length]);
  });
  await Promise.all(posters);
  return count;
}

/** available → encumbered of one project: `available` is the one account of the programme and year. */
function postOne(projectId) {
  return unit.run({ actor: systemActor([]), requestId: uuidv7() }, async (tx) => {
    await lock(tx, [], scope.programmeId);
    const subject = { type: 'award', id: projectId };
    await encumber(tx, { scope: { ...scope, projectId }, key: uuidv7(), amountFen: fen(1n), subject });
  });
}
