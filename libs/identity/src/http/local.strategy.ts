import { createParamDecorator, Injectable, type ExecutionContext } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import { Strategy } from 'passport-local';
import { DomainError, publicActor, UnitOfWork, uuidv7 } from '#platform';
import { checkCredentials } from '../actions/sign-in.js';

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

/** Injects the id of whoever has just proved a password. */
export const SignedInUser = createParamDecorator((_: unknown, execution: ExecutionContext): string => {
  const { user } = execution.switchToHttp().getRequest<{ user?: Checked }>();
  if (!user) throw new DomainError(401, 'identity.wrong_credentials');
  return user.userId;
});
