import 'reflect-metadata';
import { runWorker } from '#platform/jobs';
import { WorkerModule } from './worker.module.js';

await runWorker(WorkerModule);
