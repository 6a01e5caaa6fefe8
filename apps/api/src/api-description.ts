import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { OpenAPIObject } from '@nestjs/swagger';
import { PERMISSION_ROLES } from '#identity';
import { buildOpenApi, ROOT_ROUTES } from '#platform/http';
import { ApiModule } from './api.module.js';

/** The API's description without a database: in preview mode Nest reads the classes and makes nothing. */
export async function describeApi(): Promise<OpenAPIObject> {
  const app = await NestFactory.create<NestFastifyApplication>(ApiModule, new FastifyAdapter(), {
    preview: true,
    logger: ['error'],
    abortOnError: false,
  });
  app.setGlobalPrefix('api/v1', { exclude: ROOT_ROUTES });
  return buildOpenApi(app);
}

/** One line a route: method, path, permission, and the roles that hold it. Sorted, so that a review sees what changed. */
export function permissionTable(document: OpenAPIObject): string {
  const lines = Object.entries(document.paths).flatMap(([path, operations]) =>
    Object.entries(operations as Record<string, { 'x-permission'?: string }>).map(([method, operation]) => {
      const permission = operation['x-permission'] ?? 'CLOSED';
      const roles = PERMISSION_ROLES[permission]?.join(' ') ?? (permission === 'public' ? 'everybody' : 'signed in');
      return `${path} ${method.toUpperCase()} | ${permission} | ${roles}`;
    }),
  );
  return `${lines.sort().join('\n')}\n`;
}
