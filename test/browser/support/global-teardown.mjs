/** Runs once after the last browser test. */
export default async function globalTeardown() {
  await globalThis.browserTestSystem?.stop();
}
