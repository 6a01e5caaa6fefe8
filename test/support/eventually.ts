/** Waits until a condition holds. @throws Error naming what did not come in time */
export async function eventually(what: string, withinMs: number, condition: () => Promise<boolean>): Promise<void> {
  const until = Date.now() + withinMs;
  while (!(await condition())) {
    if (Date.now() > until) throw new Error(`not within ${withinMs} ms: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
