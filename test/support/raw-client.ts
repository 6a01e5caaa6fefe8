import http from 'node:http';
import { PASSWORD } from './client.js';
import type { System } from './system.js';

/** An answer as it came over the wire; status 0 when the connection was cut without one. */
export interface RawAnswer {
  readonly status: number;
  readonly headers: http.IncomingHttpHeaders;
  readonly text: string;
}

export interface RawRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** Sends requests exactly as they are given, over real connections: nothing is encoded, checked or put right. */
export class RawClient {
  private readonly agent = new http.Agent({ keepAlive: true });

  constructor(private readonly port: number) {}

  /** @param headers an empty value means that the header is left out */
  send({ method, url, headers, body }: RawRequest): Promise<RawAnswer> {
    const sent = Object.fromEntries(
      Object.entries(headers).flatMap(([name, value]) =>
        value === '' ? [] : [[name, Buffer.from(value).toString('latin1')]],
      ),
    );
    const length = body === undefined ? {} : { 'content-length': String(Buffer.byteLength(body)) };
    return new Promise((resolve) => {
      const request = http.request({
        ...{ host: '127.0.0.1', port: this.port, agent: this.agent },
        ...{ method, path: Buffer.from(url).toString('latin1'), headers: { ...length, ...sent } },
      });
      // A server may answer and close while a body that is too large is still on its way: then the answer counts.
      let answered = false;
      request.on('error', (error) => {
        if (!answered) resolve({ status: 0, headers: {}, text: error.message });
      });
      request.on('response', (response) => {
        answered = true;
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text });
        });
      });
      request.end(body);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}

/** Signs a person in by its id and returns the token, for requests that are put together by hand. */
export async function tokenOf(system: System, userId: string): Promise<string> {
  const [user] = await system.rows<{ username: string }>('select username from app_user where id = $1', [userId]);
  const { body } = await system.visitor
    .post('/auth/sign-in', { username: user?.username, password: PASSWORD })
    .expect(200);
  return (body as { accessToken: string }).accessToken;
}
