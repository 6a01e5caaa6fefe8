import { peopledTemplate } from './peopled-template.mjs';
import { cloneTemplate, connectionVariables, dropClones, nameInRun, TEMPLATE } from './test-databases.mjs';

// Runs before each database test file: the file gets a database of its own, and the one of the file that this worker
// ran before is dropped. In the database of an end-to-end test there are people.
//
// The time limit stands here because Jest ignores `testTimeout` in the configuration of a project.
import.meta.jest.setTimeout(60_000);

const run = process.env.TEST_RUN;
const worker = process.env.JEST_WORKER_ID ?? '1';
await dropClones(run, worker);
const database = nameInRun(run, worker);
if (globalThis.expect.getState().testPath.endsWith('.e2e-spec.ts')) {
  const { template, people } = await peopledTemplate(run);
  await cloneTemplate(template, database);
  process.env.TEST_PEOPLE = people;
} else {
  await cloneTemplate(TEMPLATE, database);
}
Object.assign(process.env, connectionVariables(database), { QUEUE_PREFIX: database });
