import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import helmet, { type HelmetOptions } from 'helmet';

/**
 * Gives every answer the headers of helmet. None of them depends on the request, so helmet is asked once and not, as its
 * Fastify plugin does, at each request: it wrote them anew 3,000 times a second (npm run bench).
 *
 * @param secure false on a developer's machine, over plain HTTP: the browser must not be told to come back over TLS
 */
export function sendSecurityHeaders(app: NestFastifyApplication, secure: boolean): void {
  const headers = headersOf({
    hsts: secure,
    contentSecurityPolicy: {
      directives: {
        upgradeInsecureRequests: secure ? [] : null,
        styleSrc: ["'self'", "'unsafe-inline'"],
        // Previews of files are shown from what the portal has fetched, in a frame of their own.
        imgSrc: ["'self'", 'data:', 'blob:'],
        frameSrc: ["'self'", 'blob:'],
      },
    },
  });
  app
    .getHttpAdapter()
    .getInstance()
    .addHook('onRequest', (_request, reply, done) => {
      reply.headers(headers);
      done();
    });
}

function headersOf(options: HelmetOptions): Record<string, string> {
  const request = new IncomingMessage(new Socket());
  const response = new ServerResponse(request);
  helmet(options)(request, response, (error) => {
    if (error) throw error as Error;
  });
  return Object.fromEntries(Object.entries(response.getHeaders()).map(([name, value]) => [name, String(value)]));
}
