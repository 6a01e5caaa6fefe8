import { dropClones } from './test-databases.mjs';

/** Runs once after the last database test. */
export default async function globalTeardown() {
  await dropClones(process.env.TEST_RUN);
  await globalThis.stopTestServers?.();
}
