import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import type { DataSource } from 'typeorm';
import type { Outcome } from './job-runner.js';

/** What looks for work that nobody reported: each is harmless when repeated. */
export type Sweeper =
  'deadline_due' | 'due_not_dispatched' | 'retry_due' | 'dispatched_not_done' | 'lease_expired' | 'period_gap';

interface Backlog {
  readonly waiting: number;
  readonly pending: number;
  readonly parked: number;
  readonly oldest: number;
}

/**
 * The numbers of one worker: what its sweepers found, how its deliveries ended, and the backlog of the whole
 * installation, which is read from the database when somebody asks.
 */
export class JobMetrics {
  readonly registry = new Registry();
  private readonly found = new Counter({
    name: 'jbgs_sweeper_found_total',
    help: 'Pieces of work a sweeper found',
    labelNames: ['sweeper'],
    registers: [this.registry],
  });
  private readonly deliveries = new Histogram({
    name: 'jbgs_delivery_duration_seconds',
    help: 'Time a handler took, by how the delivery ended',
    labelNames: ['handler', 'outcome'],
    buckets: [0.005, 0.02, 0.1, 0.5, 2, 10],
    registers: [this.registry],
  });
  private readonly periodic = new Counter({
    name: 'jbgs_periodic_found_total',
    help: 'Pieces of work a periodic task found',
    labelNames: ['task'],
    registers: [this.registry],
  });
  private readonly late = new Gauge({
    name: 'jbgs_periodic_late',
    help: 'Periodic tasks that have not finished for several of their periods',
    registers: [this.registry],
  });
  private readonly backlog = new Gauge({
    name: 'jbgs_backlog',
    help: 'Events in the outbox, deliveries not done, deliveries parked',
    labelNames: ['stage'],
    registers: [this.registry],
  });
  private readonly oldest = new Gauge({
    name: 'jbgs_oldest_due_seconds',
    help: 'Age of the oldest event that is not dispatched or not done',
    registers: [this.registry],
  });

  constructor(private readonly source: DataSource) {}

  sweeperFound(sweeper: Sweeper, count: number): void {
    this.found.inc({ sweeper }, count);
  }

  periodicFound(task: string, count: number): void {
    this.periodic.inc({ task }, count);
  }

  tasksLate(count: number): void {
    this.late.set(count);
  }

  delivered(handler: string, outcome: Outcome | 'failed', seconds: number): void {
    this.deliveries.observe({ handler, outcome }, seconds);
  }

  /** The whole page in Prometheus' text format. */
  async page(): Promise<string> {
    const [row] = await this.source.query<[Backlog]>(BACKLOG);
    this.backlog.set({ stage: 'outbox' }, row.waiting);
    this.backlog.set({ stage: 'pending' }, row.pending);
    this.backlog.set({ stage: 'parked' }, row.parked);
    this.oldest.set(row.oldest);
    return this.registry.metrics();
  }

  /** Adds the numbers of the process itself: memory, event loop, garbage collection. */
  observeProcess(): void {
    collectDefaultMetrics({ register: this.registry });
  }
}

const BACKLOG = `
  select (select count(*)::int from outbox_event where dispatched_at is null) as waiting,
         (select count(*)::int from delivery where state = 'pending') as pending,
         (select count(*)::int from delivery where state = 'parked') as parked,
         coalesce(extract(epoch from clock_timestamp() - least(
           (select min(created_at) from outbox_event where dispatched_at is null),
           (select min(e.created_at) from delivery d join outbox_event e on e.id = d.event_id where d.state = 'pending'))), 0)::float8
           as oldest`;
