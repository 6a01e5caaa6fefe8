import { Body, Controller } from '@nestjs/common';
import { DomainError, UnitOfWork, type Context } from '#platform';
import { Ctx, SettingsRoute } from '#platform/http';
import { setEmail } from '../actions/set-email.js';
import { EmailInput, UserView } from './identity.dto.js';
import { userView } from './identity.views.js';

/** What a person may change about itself. */
@Controller('me')
export class OwnEmailController {
  constructor(private readonly unit: UnitOfWork) {}

  @SettingsRoute('', { can: 'signed_in', zh: '修改本人邮箱', en: 'Change my e-mail address', returns: UserView })
  edit(@Ctx() ctx: Context, @Body() input: EmailInput): Promise<UserView> {
    const { userId } = ctx.actor;
    if (!userId) throw new DomainError(401, 'platform.unauthenticated');
    return this.unit.run(ctx, async (tx) => userView(await setEmail(tx, { ...input, userId })));
  }
}
