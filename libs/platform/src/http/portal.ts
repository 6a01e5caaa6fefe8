import fs from 'node:fs';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';

/** What the api answers itself; every other GET belongs to the portal (architecture.md, API shape). */
const NOT_PORTAL = /^\/(api|docs|openapi\.json|healthz|readyz|metrics)(\/|$)/;
const PAGE = 'index.html';

/**
 * Serves the built portal from `root`: its files as they are, and its one page for every other address, so that a link
 * into the portal opens there. Without a build (tests of the api, an api of its own) nothing is served.
 */
export async function servePortal(app: NestFastifyApplication, root: string): Promise<void> {
  const folder = path.resolve(root);
  if (!fs.existsSync(path.join(folder, PAGE))) return;
  await app.register(fastifyStatic, { root: folder, serve: false, preCompressed: true, cacheControl: false });
  const files = new Set(listFiles(folder));
  app
    .getHttpAdapter()
    .getInstance()
    .get('/*', (request: FastifyRequest, reply: FastifyReply) => {
      const wanted = new URL(request.url, 'http://portal').pathname;
      if (NOT_PORTAL.test(wanted)) return reply.callNotFound();
      const file = wanted.slice(1);
      if (!files.has(file)) {
        // A missing script is missing: the page in its place would be a syntax error in the browser.
        if (file.startsWith('assets/')) return reply.callNotFound();
        return reply.header('cache-control', 'no-cache').sendFile(PAGE);
      }
      // The build gives assets names by content: they never change.
      const kept = file.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache';
      return reply.header('cache-control', kept).sendFile(file);
    });
}

function listFiles(folder: string): string[] {
  return fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}
