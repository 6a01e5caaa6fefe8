import type { IncomingMessage, ServerResponse } from 'node:http';
import type { System } from './system.js';

/**
 * Keeps the bodies with which requests succeeded, by method and path with `{}` for ids, so that a fuzzer can start from
 * what really works. Listens beside the server and changes nothing.
 */
export class RecordedBodies {
  private readonly kept = new Map<string, unknown[]>();

  constructor(private readonly perOperation: number) {}

  /** Records from now on, until the returned function is called. */
  record(system: System): () => void {
    const server = system.app.getHttpServer();
    const listener = (request: IncomingMessage, response: ServerResponse): void => this.observe(request, response);
    server.prependListener('request', listener);
    return () => server.off('request', listener);
  }

  /** @param path as the API's description writes it, `/api/v1/needs/{id}` */
  of(method: string, path: string): readonly unknown[] {
    return this.kept.get(`${method} ${path.replace(/\{\w+\}/g, '{}')}`) ?? [];
  }

  private observe(request: IncomingMessage, response: ServerResponse): void {
    const chunks: Buffer[] = [];
    const emit = request.emit.bind(request);
    // A listener for `data` would start the stream before the server is ready for it; looking at what is emitted does not.
    request.emit = (event: string | symbol, ...values: unknown[]): boolean => {
      if (event === 'data') chunks.push(values[0] as Buffer);
      return emit(event, ...values);
    };
    response.on('finish', () => {
      if (response.statusCode >= 300 || !request.headers['content-type']?.startsWith('application/json')) return;
      const path = (request.url ?? '').split('?')[0]?.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '{}') ?? '';
      const key = `${request.method ?? ''} ${path}`;
      const known = this.kept.get(key) ?? [];
      known.push(JSON.parse(Buffer.concat(chunks).toString('utf8')) as unknown);
      // The latest are about subjects that are still on their way.
      this.kept.set(key, known.slice(-this.perOperation));
    });
  }
}
