import { Injectable, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import { publicActor, type Actor } from '../context/context.js';
import { DomainError, forbidden } from '../errors/index.js';
import { ACCESS, IDEMPOTENT, type Access } from './access.js';
import { idempotencyKeyOf, type RequestWithActor } from './request-context.js';
import { assertOwnPage, sessionToken } from './session-cookie.js';

/** Finds out who asks (passport, strategy `jwt`) and closes every route that does not say who may use it. */
@Injectable()
export class AccessGuard extends AuthGuard('jwt') {
  constructor(private readonly reflector: Reflector) {
    super();
  }

  override async canActivate(execution: ExecutionContext): Promise<boolean> {
    const request = execution.switchToHttp().getRequest<RequestWithActor>();
    const access = this.reflector.get<Access | undefined>(ACCESS, execution.getHandler());
    request.actor = await this.whoAsks(execution, request, access);
    assertAccess(access, request.actor);
    if (this.reflector.get<boolean>(IDEMPOTENT, execution.getHandler())) {
      request.idempotency = idempotencyKeyOf(request);
    }
    return true;
  }

  override handleRequest<T>(error: unknown, actor: T | false): T {
    if (error || !actor) throw new DomainError(401, 'platform.unauthenticated');
    return actor;
  }

  /** An outdated cookie must not keep a browser from what everybody may read, nor from signing in again. */
  private async whoAsks(
    execution: ExecutionContext,
    request: RequestWithActor,
    access: Access | undefined,
  ): Promise<Actor> {
    if (request.headers.authorization) return this.authenticate(execution, request);
    if (sessionToken(request) === null || access?.kind === 'public') return publicActor;
    assertOwnPage(request);
    return this.authenticate(execution, request);
  }

  private async authenticate(execution: ExecutionContext, request: RequestWithActor): Promise<Actor> {
    await super.canActivate(execution);
    return (request as unknown as { user: Actor }).user;
  }
}

function assertAccess(access: Access | undefined, actor: Actor): void {
  if (!access) throw forbidden('none');
  if (access.kind === 'public') return;
  if (actor.kind === 'public') throw new DomainError(401, 'platform.unauthenticated');
  if (access.kind === 'can' && !actor.may(access.permission)) throw forbidden(access.permission);
}
