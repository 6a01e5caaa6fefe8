import { createHash, timingSafeEqual } from 'node:crypto';
import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { DomainError } from '#platform';
import { TreasuryConfig } from './config.js';

/** Lets in who carries the agreed bearer token. */
@Injectable()
export class TokenGuard implements CanActivate {
  private readonly expected: Buffer;

  constructor(config: TreasuryConfig) {
    this.expected = digest(`Bearer ${config.TREASURY_TOKEN}`);
  }

  /** @throws DomainError 401 `platform.unauthenticated` */
  canActivate(execution: ExecutionContext): boolean {
    const { authorization } = execution.switchToHttp().getRequest<FastifyRequest>().headers;
    // Digests have one length, which timingSafeEqual wants and which tells nothing about the token's.
    if (timingSafeEqual(digest(authorization ?? ''), this.expected)) return true;
    throw new DomainError(401, 'platform.unauthenticated');
  }
}

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
