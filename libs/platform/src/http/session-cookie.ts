import type { FastifyReply, FastifyRequest } from 'fastify';
import { DomainError } from '../errors/index.js';

const SAFE_METHODS = new Set(['GET', 'HEAD', 'OPTIONS']);
const OWN_PAGES = new Set(['same-origin', 'none']);

/**
 * The access token as the browser keeps it: no script can read it, no other site can send it along (trust.md C7). Under
 * TLS its name binds it to this very host.
 */
const cookieName = (secure: boolean): string => (secure ? '__Host-jbgs' : 'jbgs');

/** `maxAge` in seconds. */
export function keepSession(reply: FastifyReply, token: string, { maxAge, secure }: SessionCookie): void {
  reply.setCookie(cookieName(secure), token, { httpOnly: true, sameSite: 'strict', path: '/', secure, maxAge });
}

export function forgetSession(reply: FastifyReply, secure: boolean): void {
  reply.clearCookie(cookieName(secure), { httpOnly: true, sameSite: 'strict', path: '/', secure });
}

interface SessionCookie {
  readonly maxAge: number;
  readonly secure: boolean;
}

/** The token of a browser's session, if the request carries one. */
export function sessionToken(request: FastifyRequest): string | null {
  const cookies = request.cookies ?? {};
  return cookies[cookieName(true)] ?? cookies[cookieName(false)] ?? null;
}

/**
 * A browser says from which site a request comes; with a cookie, only our own pages may change something.
 * @throws 403 platform.cross_site
 */
export function assertOwnPage(request: FastifyRequest): void {
  if (SAFE_METHODS.has(request.method)) return;
  const { origin, 'sec-fetch-site': site } = request.headers;
  if (typeof site === 'string' ? OWN_PAGES.has(site) : isOwnOrigin(origin, request.headers.host)) return;
  throw new DomainError(403, 'platform.cross_site');
}

function isOwnOrigin(origin: string | undefined, host: string | undefined): boolean {
  return origin !== undefined && URL.canParse(origin) && new URL(origin).host === host;
}
