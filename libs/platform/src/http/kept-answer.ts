import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

type Encoding = 'br' | 'gzip' | 'identity';

/**
 * An answer that is the same for everybody until the next release: made into bytes, compressed and hashed once. Readers
 * keep it and ask whether theirs is still right; most answers are a 304 without a body.
 */
export class KeptAnswer {
  private constructor(
    private readonly etag: string,
    private readonly bytes: Readonly<Record<Encoding, Buffer>>,
  ) {}

  static async of(body: object): Promise<KeptAnswer> {
    const identity = Buffer.from(JSON.stringify(body));
    const [br, zipped] = await Promise.all([promisify(brotliCompress)(identity), promisify(gzip)(identity)]);
    const hash = createHash('sha256').update(identity).digest('base64url').slice(0, 22);
    return new KeptAnswer(hash, { br, gzip: zipped, identity });
  }

  send(request: FastifyRequest, reply: FastifyReply): void {
    const encoding = bestEncoding(request.headers['accept-encoding']);
    // Other bytes, other tag (RFC 9110 section 8.8.3.3).
    const etag = `"${this.etag}-${encoding}"`;
    void reply.headers({ etag, 'cache-control': 'public, no-cache', vary: 'accept-encoding' });
    if (knows(request.headers['if-none-match'], etag)) {
      void reply.status(304).send();
      return;
    }
    if (encoding !== 'identity') void reply.header('content-encoding', encoding);
    void reply.type('application/json; charset=utf-8').send(this.bytes[encoding]);
  }
}

/** The smallest form that the reader takes: `Accept-Encoding` of RFC 9110 section 12.5.3. */
export function bestEncoding(accepted: string | string[] | undefined): Encoding {
  const taken = new Map(
    String(accepted ?? '')
      .toLowerCase()
      .split(',')
      .map((entry) => {
        const [coding = '', ...parameters] = entry.split(';').map((part) => part.trim());
        return [coding, !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter))] as const;
      }),
  );
  return (['br', 'gzip'] as const).find((coding) => taken.get(coding) ?? taken.get('*') ?? false) ?? 'identity';
}

/** `If-None-Match`: one of the tags, or any; a proxy may have made a tag weak. */
function knows(given: string | undefined, etag: string): boolean {
  const tags = (given ?? '').split(',').map((tag) => tag.trim().replace(/^W\//, ''));
  return tags.includes(etag) || tags.includes('*');
}
