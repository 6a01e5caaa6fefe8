import { Body, Controller, Res, UseGuards } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import type { FastifyReply } from 'fastify';
import { Config, DomainError, UnitOfWork, type Context } from '#platform';
import {
  CommandRoute,
  Ctx,
  forgetSession,
  keepSession,
  ReadRoute,
  SignInRateLimit,
  TOKEN_AUDIENCE,
  TOKEN_ISSUER,
} from '#platform/http';
import { openSession, signOut } from '../actions/sign-in.js';
import { MeView, SignedOutView, SignInInput, TokenView } from './identity.dto.js';
import { meView } from './identity.views.js';
import { PasswordGuard, SignedInUser } from './local.strategy.js';

/** Signing in and out, and who one is. */
@Controller('auth')
export class AuthController {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly jwt: JwtService,
    private readonly config: Config,
  ) {}

  @CommandRoute('sign-in', { can: 'public', zh: '登录', en: 'Sign in', returns: TokenView })
  @SignInRateLimit()
  @UseGuards(PasswordGuard)
  async signIn(
    @Ctx() ctx: Context,
    @Body() _input: SignInInput,
    @SignedInUser() userId: string,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TokenView> {
    const session = await this.unit.run(ctx, (tx) => openSession(tx, userId));
    const expiresIn = Math.floor((session.expiresAt.getTime() - session.createdAt.getTime()) / 1000);
    const claims = { sub: userId, sid: session.id };
    const options = { expiresIn, issuer: TOKEN_ISSUER, audience: TOKEN_AUDIENCE };
    const accessToken = await this.jwt.signAsync(claims, options);
    keepSession(reply, accessToken, { maxAge: expiresIn, secure: !this.config.isDev });
    return { accessToken, expiresIn };
  }

  @CommandRoute('sign-out', {
    can: 'signed_in',
    zh: '退出登录',
    en: 'Sign out everywhere',
    returns: SignedOutView,
  })
  async signOut(@Ctx() ctx: Context, @Res({ passthrough: true }) reply: FastifyReply): Promise<SignedOutView> {
    await this.unit.run(ctx, (tx) => signOut(tx));
    forgetSession(reply, !this.config.isDev);
    return { signedOut: true };
  }

  @ReadRoute('me', { can: 'signed_in', zh: '当前用户与角色', en: 'Who I am and what I may do', returns: MeView })
  me(@Ctx() ctx: Context): Promise<MeView> {
    const { userId } = ctx.actor;
    if (!userId) throw new DomainError(401, 'platform.unauthenticated');
    return this.unit.read(ctx, (tx) => meView(tx, userId));
  }
}
