import { NestFactory } from '@nestjs/core';
import { stopOnSignals } from '../process/stop-on-signals.js';
import { JobProcess } from './job-process.js';

/** Starts a process without HTTP that works on jobs until it is told to stop. */
export async function runWorker(module: new () => object): Promise<void> {
  const app = await NestFactory.createApplicationContext(module, { logger: ['error', 'warn'], abortOnError: false });
  const jobs = app.get(JobProcess);
  jobs.start();
  stopOnSignals(async () => {
    await jobs.stop();
    await app.close();
  });
}
