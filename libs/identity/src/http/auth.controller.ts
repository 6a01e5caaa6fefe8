import { Body, Controller, Res, UseGuards } from '@nestjs/common';
import { JwtService } from '@nestjs/jwt';
import type { FastifyReply } from 'fastify';
import { Config, UnitOfWork, type Context } from '#platform';
import {
  CommandRoute,
  Ctx,
  forgetSession,
  keepSession,
  SignInRateLimit,
  TOKEN_AUDIENCE,
  TOKEN_ISSUER,
} from '#platform/http';
import { openSession, signOut } from '../actions/sign-in.js';
import { SignedOutView, SignInInput, TokenView } from './identity.dto.js';
import { PasswordGuard, SignedInUser } from './local.strategy.js';

/** Signing in and out. Who one is, with the programmes one acts in, is told by the module of the programmes. */
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
}
