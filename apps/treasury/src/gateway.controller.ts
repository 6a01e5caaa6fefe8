import {
  Body,
  Controller,
  Get,
  Injectable,
  Param,
  Put,
  Query,
  Res,
  UseGuards,
  UseInterceptors,
  type CallHandler,
  type ExecutionContext,
  type NestInterceptor,
} from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { delay, type Observable } from 'rxjs';
import { Knobs } from './knobs.js';
import { TokenGuard } from './token.guard.js';
import { TreasuryDesk } from './treasury-desk.js';
import { BatchInput, FeedQuery } from './treasury.dto.js';
import type { BatchView, FeedView, InstructionView } from './treasury.views.js';

/** Holds answers back as the knob `delayMs` says; what the request did is done by then. */
@Injectable()
export class SlowAnswers implements NestInterceptor {
  constructor(private readonly knobs: Knobs) {}

  intercept(_: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { delayMs } = this.knobs;
    return delayMs === 0 ? next.handle() : next.handle().pipe(delay(delayMs));
  }
}

/** The gateway protocol (README.md). */
@Controller('gateway/v1')
@UseGuards(TokenGuard)
@UseInterceptors(SlowAnswers)
export class GatewayController {
  constructor(private readonly desk: TreasuryDesk) {}

  @Put('batches/:reference')
  submit(
    @Param('reference') reference: string,
    @Body() batch: BatchInput,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): BatchView {
    const { view, isNew } = this.desk.submit(reference, batch);
    reply.status(isNew ? 201 : 200);
    return view;
  }

  @Get('batches/:reference')
  batch(@Param('reference') reference: string): BatchView {
    return this.desk.findBatch(reference);
  }

  @Get('instructions/:reference')
  instruction(@Param('reference') reference: string): InstructionView {
    return this.desk.findInstruction(reference);
  }

  @Get('reports')
  reports(@Query() { after, limit }: FeedQuery): FeedView {
    return this.desk.reportsAfter(after, limit);
  }
}
