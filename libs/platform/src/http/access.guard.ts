import { Injectable, type ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AuthGuard } from '@nestjs/passport';
import { publicActor, type Actor } from '../context/context.js';
import { DomainError, forbidden } from '../errors/index.js';
import { ACCESS, IDEMPOTENT, type Access } from './access.js';
import { idempotencyKeyOf, type RequestWithActor } from './request-context.js';

/** Finds out who asks (passport, strategy `jwt`) and closes every route that does not say who may use it. */
@Injectable()
export class AccessGuard extends AuthGuard('jwt') {
  constructor(private readonly reflector: Reflector) {
    super();
  }

  override async canActivate(execution: ExecutionContext): Promise<boolean> {
    const request = execution.switchToHttp().getRequest<RequestWithActor>();
    request.actor = request.headers.authorization ? await this.authenticate(execution, request) : publicActor;
    const access = this.reflector.get<Access | undefined>(ACCESS, execution.getHandler());
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
