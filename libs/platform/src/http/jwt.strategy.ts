import { createSecretKey } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { PassportStrategy } from '@nestjs/passport';
import type { FastifyRequest } from 'fastify';
import { ExtractJwt, Strategy } from 'passport-jwt';
import { Config } from '../config/config.js';
import { ActorResolver, type TokenClaims } from '../context/actor-resolver.js';
import type { Actor } from '../context/context.js';
import { isUuid } from '../ids/index.js';
import { sessionToken } from './session-cookie.js';

export const TOKEN_ISSUER = 'jbgs';
export const TOKEN_AUDIENCE = 'jbgs-api';

/** passport's types know Express only; what is read is Fastify's request. */
const tokenOfBrowser = (request: unknown): string | null => sessionToken(request as FastifyRequest);

/** Access tokens, as bearer or in the browser's cookie; whether the session behind one still lives is the resolver's answer. */
@Injectable()
export class JwtStrategy extends PassportStrategy(Strategy, 'jwt') {
  constructor(
    config: Config,
    private readonly resolver: ActorResolver,
  ) {
    super({
      jwtFromRequest: ExtractJwt.fromExtractors([ExtractJwt.fromAuthHeaderAsBearerToken(), tokenOfBrowser]),
      // A key object: of a text, jsonwebtoken first tries at each request whether it is a public key in PEM.
      secretOrKey: createSecretKey(Buffer.from(config.JWT_SECRET, 'utf8')) as unknown as Buffer,
      algorithms: ['HS256'],
      issuer: TOKEN_ISSUER,
      audience: TOKEN_AUDIENCE,
    });
  }

  async validate(claims: Partial<TokenClaims>): Promise<Actor | null> {
    const { sub, sid } = claims;
    if (typeof sub !== 'string' || typeof sid !== 'string' || !isUuid(sub) || !isUuid(sid)) return null;
    return this.resolver.resolve({ sub, sid });
  }
}
