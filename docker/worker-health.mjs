/**
 * Healthy when the worker in this container works. `/healthz` would say yes as soon as the process answers at all;
 * `/metrics` is asked of the database over the worker's own connections, and it shows the relay's first counter only
 * once the worker has registered what it listens to (compose.yml starts the apis after that). Whether work is done in
 * time is told by the numbers on the page, not here.
 */
const ASKED_FOR_MS = 4_000;

try {
  const url = `http://127.0.0.1:${process.env.WORKER_METRICS_PORT}/metrics`;
  const answer = await fetch(url, { signal: AbortSignal.timeout(ASKED_FOR_MS) });
  const page = await answer.text();
  const hasLooked = page.includes('jbgs_sweeper_found_total{sweeper="deadline_due"}');
  process.exitCode = answer.ok && hasLooked ? 0 : 1;
} catch {
  process.exitCode = 1;
}
