import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { AccessGuard } from './access.guard.js';
import { Public, SignedIn } from './access.js';

class Routes {
  @Public()
  open(): void {}

  @SignedIn()
  own(): void {}

  undeclared(): void {}
}

/** A request that carries no token, to one of the routes. */
const visit = (handler: () => void): Promise<boolean> => {
  const request = { headers: {}, raw: {} };
  const execution = { getHandler: () => handler, switchToHttp: () => ({ getRequest: () => request }) };
  return new AccessGuard(new Reflector()).canActivate(execution as unknown as ExecutionContext);
};

describe('the access of a route', () => {
  const { open, own, undeclared } = Routes.prototype;

  it('is closed to everybody when the route does not say whose it is', async () => {
    await expect(visit(undeclared)).rejects.toMatchObject({ status: 403, code: 'platform.forbidden' });
  });

  it('is for everybody, or for whoever is signed in, when the route says so', async () => {
    await expect(visit(open)).resolves.toBe(true);
    await expect(visit(own)).rejects.toMatchObject({ status: 401, code: 'platform.unauthenticated' });
  });
});
