import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import type { JobMetrics } from './job-metrics.js';

/**
 * Tells a worker's metrics to Prometheus: `GET /metrics`, and `GET /healthz` for whoever watches the process.
 * @throws Error when the port is taken: the process must not start
 */
export async function serveMetrics(port: number, host: string, metrics: JobMetrics): Promise<Server> {
  metrics.observeProcess();
  const server = createServer((request, response) => {
    const answer = (status: number, type: string, body: string): void => {
      response.writeHead(status, { 'content-type': type }).end(body);
    };
    if (request.url === '/healthz') return answer(200, 'application/json', '{"status":"ok"}');
    if (request.url !== '/metrics') return answer(404, 'text/plain', 'not found\n');
    metrics.page().then(
      (page) => answer(200, metrics.registry.contentType, page),
      () => answer(503, 'text/plain', 'the database does not answer\n'),
    );
  });
  server.listen(port, host);
  await once(server, 'listening');
  return server;
}
