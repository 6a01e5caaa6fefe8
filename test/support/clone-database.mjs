import { cloneTemplate, connectionVariables, dropClones } from './test-databases.mjs';

// Runs before each database test file: the file gets a database of its own, and the one of the file that this worker
// ran before is dropped.
//
// The time limit stands here because Jest ignores `testTimeout` in the configuration of a project.
import.meta.jest.setTimeout(60_000);

const run = process.env.TEST_RUN;
await dropClones(run, process.env.JEST_WORKER_ID);
const database = await cloneTemplate(run);
Object.assign(process.env, connectionVariables(database), { QUEUE_PREFIX: database });
