import path from 'node:path';
import { Controller, Get, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { TreasuryConfig } from './config.js';
import { GatewayController } from './gateway.controller.js';
import { Journal } from './journal.js';
import { KnobsController } from './knobs.controller.js';
import { Knobs } from './knobs.js';
import { PaymentBook, type Entry } from './payment-book.js';
import { TreasuryClock } from './treasury-clock.js';
import { TreasuryDesk } from './treasury-desk.js';

@Controller()
class HealthController {
  @Get('healthz')
  healthz(): { status: string } {
    return { status: 'ok' };
  }
}

@Module({})
export class TreasuryModule implements OnApplicationShutdown {
  constructor(private readonly journal: Journal<Entry>) {}

  static with(config: TreasuryConfig): DynamicModule {
    const { journal, entries } = Journal.open<Entry>(path.resolve(config.DATA_DIR, 'treasury', 'journal.jsonl'));
    const knobs = new Knobs();
    const clock = new TreasuryClock();
    return {
      module: TreasuryModule,
      controllers: [HealthController, GatewayController, ...(config.JBGS_MODE === 'dev' ? [KnobsController] : [])],
      providers: [
        { provide: TreasuryConfig, useValue: config },
        { provide: Journal, useValue: journal },
        { provide: Knobs, useValue: knobs },
        { provide: TreasuryClock, useValue: clock },
        { provide: TreasuryDesk, useValue: openDesk({ journal, entries, knobs, clock }) },
      ],
    };
  }

  onApplicationShutdown(): void {
    this.journal.close();
  }
}

interface Opening {
  readonly journal: Journal<Entry>;
  readonly entries: readonly Entry[];
  readonly knobs: Knobs;
  readonly clock: TreasuryClock;
}

/** A desk that knows what the journal tells, and has finished what a kill interrupted. */
function openDesk({ journal, entries, knobs, clock }: Opening): TreasuryDesk {
  const book = new PaymentBook();
  for (const entry of entries) book.apply(entry);
  const desk = new TreasuryDesk(journal, book, knobs, clock);
  desk.executePending();
  return desk;
}
