import { NestFactory } from '@nestjs/core';
import { Config } from '../config/config.js';
import { serveMetrics } from './metrics-server.js';
import { stopOnSignals } from '../process/stop-on-signals.js';
import { JobProcess } from './job-process.js';

/** Starts a process without HTTP, but for its metrics, that works on jobs until it is told to stop. */
export async function runWorker(module: new () => object): Promise<void> {
  const app = await NestFactory.createApplicationContext(module, { logger: ['error', 'warn'], abortOnError: false });
  const jobs = app.get(JobProcess);
  jobs.start();
  const { HOST, WORKER_METRICS_PORT } = app.get(Config);
  const metrics = WORKER_METRICS_PORT > 0 ? await serveMetrics(WORKER_METRICS_PORT, HOST, jobs.metrics) : undefined;
  stopOnSignals(async () => {
    await jobs.stop();
    metrics?.close();
    await app.close();
  });
}
