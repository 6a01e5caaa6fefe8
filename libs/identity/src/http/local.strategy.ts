import { createParamDecorator, Injectable, type ExecutionContext } from '@nestjs/common';
import { AuthGuard, PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport-local';
import { DomainError, publicActor, UnitOfWork, uuidv7 } from '#platform';
import { InputPipe } from '#platform/http';
import { checkCredentials } from '../actions/sign-in.js';
import { SignInInput } from './identity.dto.js';

/** The outcome of a password check; errors are carried, because passport would turn them into its own 401. */
interface Checked {
  readonly userId: string;
}

/** User name and password (passport-local). */
@Injectable()
export class LocalStrategy extends PassportStrategy(Strategy, 'local') {
  constructor(private readonly unit: UnitOfWork) {
    super({ usernameField: 'username', passwordField: 'password' });
  }

  async validate(username: string, password: string): Promise<Checked> {
    const context = { actor: publicActor, requestId: uuidv7() };
    const userId = await this.unit.run(context, (tx) => checkCredentials(tx, username, password));
    return { userId };
  }
}

/**
 * Checks the body before the password: guards run before pipes, and passport would take any value for a name.
 * @throws 422 with the paths of wrong fields
 */
@Injectable()
export class PasswordGuard extends AuthGuard('local') {
  override async canActivate(execution: ExecutionContext): Promise<boolean> {
    const { body } = execution.switchToHttp().getRequest<{ body?: unknown }>();
    await new InputPipe().transform(body, { type: 'body', metatype: SignInInput });
    return (await super.canActivate(execution)) as boolean;
  }
}

/** Injects the id of whoever has just proved a password. */
export const SignedInUser = createParamDecorator((_: unknown, execution: ExecutionContext): string => {
  const { user } = execution.switchToHttp().getRequest<{ user?: Checked }>();
  if (!user) throw new DomainError(401, 'identity.wrong_credentials');
  return user.userId;
});
