export type { Handler, LocalHandler, ExternalHandler, ExternalServices, PeriodicTask, QueueName } from './handler.js';
export { HandlerRegistry } from './handler-registry.js';
export { JobProcess } from './job-process.js';
export { JobsModule } from './jobs.module.js';
export { MAX_ATTEMPTS, PARK_REASONS, type Delivery, type ParkReason } from './delivery-store.js';
export { QueueBackend, type QueueTimings } from './queue-backend.js';
export { runWorker } from './run-worker.js';
export { redriveJobs } from './parked-jobs.js';
