import { Body, Controller, Get, HttpCode, Put, UseGuards } from '@nestjs/common';
import { Knobs } from './knobs.js';
import { TokenGuard } from './token.guard.js';
import { TreasuryClock } from './treasury-clock.js';
import { TreasuryDesk } from './treasury-desk.js';
import { ClockInput, KnobsInput } from './treasury.dto.js';
import type { KnobsView, PaymentView } from './treasury.views.js';

/** How the stand-in misbehaves, and what it has really done; part of the process in dev mode only. */
@Controller('gateway/v1')
@UseGuards(TokenGuard)
export class KnobsController {
  constructor(
    private readonly knobs: Knobs,
    private readonly clock: TreasuryClock,
    private readonly desk: TreasuryDesk,
  ) {}

  @Put('knobs')
  @HttpCode(204)
  set(@Body() settings: KnobsInput): void {
    this.knobs.set(settings);
  }

  @Get('knobs')
  show(): KnobsView {
    return { settings: this.knobs.current, struck: this.knobs.counts, daysAhead: this.clock.daysAhead };
  }

  @Put('clock')
  @HttpCode(204)
  moveOn(@Body() { daysAhead }: ClockInput): void {
    this.clock.daysAhead = daysAhead;
  }

  @Get('payments')
  payments(): { payments: readonly PaymentView[] } {
    return { payments: this.desk.payments() };
  }
}
