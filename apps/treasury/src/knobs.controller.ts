import { Body, Controller, HttpCode, Put, UseGuards } from '@nestjs/common';
import { Knobs } from './knobs.js';
import { TokenGuard } from './token.guard.js';
import { KnobsInput } from './treasury.dto.js';

/** Sets how the stand-in misbehaves; part of the process in dev mode only. */
@Controller('gateway/v1/knobs')
@UseGuards(TokenGuard)
export class KnobsController {
  constructor(private readonly knobs: Knobs) {}

  @Put()
  @HttpCode(204)
  set(@Body() settings: KnobsInput): void {
    this.knobs.set(settings);
  }
}
