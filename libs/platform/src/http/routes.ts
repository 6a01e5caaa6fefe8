import { applyDecorators, Delete, Get, HttpCode, Patch, Post, Put, SetMetadata } from '@nestjs/common';
import {
  ApiBearerAuth,
  ApiCreatedResponse,
  ApiExtension,
  ApiExtraModels,
  ApiHeader,
  ApiNoContentResponse,
  ApiOkResponse,
  ApiOperation,
  ApiResponse,
  getSchemaPath,
} from '@nestjs/swagger';
import type { Permission } from '../context/context.js';
import { Can, IDEMPOTENT, Public, SignedIn } from './access.js';

interface RouteOptions {
  /** A permission, or `public`, or `signed_in`. */
  readonly can: Permission;
  /** What the route does: Chinese, then English. */
  readonly zh: string;
  readonly en: string;
  /** The class of the answer; the routes of files describe theirs themselves. */
  readonly returns?: new () => object;
  /** The request creates or moves money: it needs an Idempotency-Key. */
  readonly idempotent?: boolean;
}

type ViewClass = new () => object;

/** GET of one thing. */
export const ReadRoute = (path: string, options: RouteOptions): MethodDecorator =>
  applyDecorators(Get(path), described(options, 200));

/** GET of a page of things, `{items, nextCursor}`. */
export function ListRoute(path: string, options: RouteOptions & { returns: ViewClass }): MethodDecorator {
  const { returns } = options;
  const schema = {
    type: 'object',
    required: ['items', 'nextCursor'],
    properties: {
      items: { type: 'array', items: { $ref: getSchemaPath(returns) }, description: '本页各条 / entries of this page' },
      nextCursor: {
        type: 'string',
        nullable: true,
        description: '下一页游标，末页为空 / cursor of the next page, null on the last',
      },
    },
  };
  return applyDecorators(
    Get(path),
    ApiExtraModels(returns),
    ApiOkResponse({ schema }),
    described({ ...options, returns: undefined }, 200),
  );
}

/** POST that creates a thing: 201. */
export const CreateRoute = (path: string, options: RouteOptions): MethodDecorator =>
  applyDecorators(Post(path), HttpCode(201), described(options, 201));

/** POST of an action on a thing, with the version the caller read: 200. */
export const ActionRoute = (path: string, options: RouteOptions): MethodDecorator =>
  applyDecorators(Post(path), HttpCode(200), ApiIfMatch(), described(options, 200));

/** POST of a command that acts on no versioned thing: 200. */
export const CommandRoute = (path: string, options: RouteOptions): MethodDecorator =>
  applyDecorators(Post(path), HttpCode(200), described(options, 200));

/** PATCH of a thing's content, with the version the caller read. */
export const EditRoute = (path: string, options: RouteOptions): MethodDecorator =>
  applyDecorators(Patch(path), ApiIfMatch(), described(options, 200));

/** PATCH of settings that carry no version: whoever changes them last is right. */
export const SettingsRoute = (path: string, options: RouteOptions): MethodDecorator =>
  applyDecorators(Patch(path), described(options, 200));

/** PUT of settings as a whole, also without a version. */
export const ReplaceRoute = (path: string, options: RouteOptions): MethodDecorator =>
  applyDecorators(Put(path), described(options, 200));

export const RemoveRoute = (path: string, options: RouteOptions): MethodDecorator =>
  applyDecorators(Delete(path), HttpCode(204), described(options, 204));

const ApiIfMatch = (): MethodDecorator =>
  ApiHeader({ name: 'If-Match', required: true, description: '读取时的版本号 / the version you read', example: '"1"' });

/** The schema is a component of the document: see openapi.ts. */
const PROBLEM = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } };

function described({ can, zh, en, returns, idempotent }: RouteOptions, status: number): MethodDecorator {
  const access = can === 'public' ? Public() : can === 'signed_in' ? SignedIn() : Can(can);
  const nothing = status === 204 && ApiNoContentResponse();
  const answer = returns && (status === 201 ? ApiCreatedResponse : ApiOkResponse)({ type: returns });
  return applyDecorators(
    access,
    ApiOperation({ summary: zh, description: en }),
    ApiExtension('x-permission', can),
    ApiResponse({ status: '4XX', description: '不予办理的理由 / why not (RFC 9457)', content: PROBLEM }),
    ...(answer ? [answer] : []),
    ...(nothing ? [nothing] : []),
    ...(can === 'public' ? [] : [ApiBearerAuth()]),
    ...(idempotent ? [SetMetadata(IDEMPOTENT, true), ApiHeader({ name: 'Idempotency-Key', required: true })] : []),
  );
}
