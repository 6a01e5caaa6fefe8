import path from 'node:path';
import { Controller, Get, Module, type DynamicModule, type OnApplicationShutdown } from '@nestjs/common';
import { TreasuryConfig } from './config.js';
import { GatewayController } from './gateway.controller.js';
import { Journal } from './journal.js';
import { KnobsController } from './knobs.controller.js';
import { Knobs } from './knobs.js';
import { PaymentBook, type Entry } from './payment-book.js';
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
    return {
      module: TreasuryModule,
      controllers: [HealthController, GatewayController, ...(config.JBGS_MODE === 'dev' ? [KnobsController] : [])],
      providers: [
        { provide: TreasuryConfig, useValue: config },
        { provide: Journal, useValue: journal },
        { provide: Knobs, useValue: knobs },
        { provide: TreasuryDesk, useValue: openDesk(journal, entries, knobs) },
      ],
    };
  }

  onApplicationShutdown(): void {
    this.journal.close();
  }
}

/** A desk that knows what the journal tells, and has finished what a kill interrupted. */
function openDesk(journal: Journal<Entry>, entries: readonly Entry[], knobs: Knobs): TreasuryDesk {
  const book = new PaymentBook();
  for (const entry of entries) book.apply(entry);
  const desk = new TreasuryDesk(journal, book, knobs);
  desk.executePending();
  return desk;
}
