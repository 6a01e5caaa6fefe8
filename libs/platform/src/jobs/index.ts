export type { Handler, LocalHandler, ExternalHandler, ExternalServices, PeriodicTask, QueueName } from './handler.js';
export { HandlerRegistry } from './handler-registry.js';
export { JobProcess } from './job-process.js';
export { JobsModule } from './jobs.module.js';
export { MAX_ATTEMPTS, type Delivery } from './delivery-store.js';
export { QueueBackend, type QueueTimings } from './queue-backend.js';
export { runWorker } from './run-worker.js';
