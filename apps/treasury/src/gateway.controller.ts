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
import type { FastifyReply, FastifyRequest } from 'fastify';
import { delay, mergeMap, NEVER, of, throwError, type Observable } from 'rxjs';
import { DomainError } from '#platform';
import { Knobs } from './knobs.js';
import { TokenGuard } from './token.guard.js';
import { TreasuryDesk } from './treasury-desk.js';
import { BatchInput, FeedQuery } from './treasury.dto.js';
import type { BatchView, FeedView, InstructionView } from './treasury.views.js';

const SLOW_MS = 2_000;

/**
 * Breaks off, refuses, holds back or drops answers as the knobs say. What the request did is done when an answer is
 * slow or dropped, and not begun when the stand-in is down.
 */
@Injectable()
export class FaultyLine implements NestInterceptor {
  constructor(private readonly knobs: Knobs) {}

  intercept(execution: ExecutionContext, next: CallHandler): Observable<unknown> {
    const { knobs } = this;
    const reply = execution.switchToHttp().getResponse<FastifyReply>();
    if (knobs.strikes('down')) return cutOff(reply);
    if (knobs.strikes('serverError')) return throwError(() => new DomainError(503, 'treasury.out_of_order'));
    const { method } = execution.switchToHttp().getRequest<FastifyRequest>();
    const waitMs = knobs.delayMs + (knobs.strikes('slow') ? (knobs.current.slowMs ?? SLOW_MS) : 0);
    const answered = waitMs === 0 ? next.handle() : next.handle().pipe(delay(waitMs));
    return answered.pipe(
      mergeMap((answer: unknown) => (method === 'PUT' && knobs.strikes('lostAck') ? cutOff(reply) : of(answer))),
    );
  }
}

/** The connection ends without an answer. */
function cutOff(reply: FastifyReply): Observable<never> {
  reply.hijack();
  reply.raw.destroy();
  return NEVER;
}

/** The gateway protocol (README.md). */
@Controller('gateway/v1')
@UseGuards(TokenGuard)
@UseInterceptors(FaultyLine)
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
