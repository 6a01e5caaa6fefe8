import { findChromium } from '../../../apps/dev/lib/chromium.mjs';
import { ThrowawaySystem } from '../../../apps/dev/lib/throwaway-system.mjs';

const FIRST_PORT = 21_000;
const PORTS = 10_000;

/**
 * Runs once before the first browser test: one system with its sample data for all of them. Each flow has people and a
 * programme of its own in it. A system that runs already is taken instead when BROWSER_TEST_URL names it.
 */
export default async function globalSetup() {
  if (process.env.BROWSER_TEST_URL || !findChromium()) return;
  const system = new ThrowawaySystem(FIRST_PORT + (process.pid % PORTS));
  globalThis.browserTestSystem = system;
  await system.ready();
  process.env.BROWSER_TEST_URL = system.url;
}
