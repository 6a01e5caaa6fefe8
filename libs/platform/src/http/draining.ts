import { Injectable } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DomainError } from '../errors/index.js';
import { problemOf } from './problem.js';

/** When to come again, in seconds: another process answers at once, a new one within moments. */
export const RETRY_AFTER_SECONDS = '1';

/**
 * The end of an api process: it goes on listening and answers every new request 503 with Retry-After, so that whoever
 * sends requests here turns elsewhere, while the requests it has taken before are answered (trust.md B13).
 */
@Injectable()
export class Draining {
  private isDraining = false;

  /** Puts the refusal before everything else that happens to a request. */
  guard(app: NestFastifyApplication): void {
    app
      .getHttpAdapter()
      .getInstance()
      .addHook('onRequest', (request, reply, done) => {
        if (!this.isDraining) return done();
        const problem = problemOf(new DomainError(503, 'platform.unavailable'), request.id);
        void reply
          .status(503)
          .headers({ 'retry-after': RETRY_AFTER_SECONDS, connection: 'close' })
          .header('content-type', 'application/problem+json; charset=utf-8')
          .send(problem);
      });
  }

  /** @param lingerMs so long new requests are refused before the process stops listening */
  async begin(lingerMs: number): Promise<void> {
    this.isDraining = true;
    await new Promise((resolve) => setTimeout(resolve, lingerMs));
  }
}
