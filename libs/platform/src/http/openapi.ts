import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import { allLifecycles } from '../lifecycle/index.js';
import { problemSchema } from './problem.js';

/** The API's description, with the states of every lifecycle as schemas of their own. */
export function buildOpenApi(app: NestFastifyApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setTitle('揭榜挂帅 API')
    .setDescription('从技术需求到最后一笔财政资金 / From a technical need to the last payment of government co-funding')
    .setVersion('1')
    .addBearerAuth()
    .setOpenAPIVersion('3.1.0')
    .build();
  const document = SwaggerModule.createDocument(app, config, {
    operationIdFactory: (controller, method) => `${controller.replace(/Controller$/, '')}_${method}`,
  });
  const schemas = Object.fromEntries(
    allLifecycles().map((lifecycle) => [
      `${lifecycle.name}_state`,
      { type: 'string', enum: Object.keys(lifecycle.states), description: lifecycle.label.zh },
    ]),
  );
  const complete = {
    ...document,
    components: {
      ...document.components,
      schemas: { ...document.components?.schemas, ...schemas, Problem: problemSchema },
    },
  };
  return withPathParameters(withNullTypes(complete) as OpenAPIObject);
}

type Operation = { parameters?: { name: string; in: string }[] };

/** The decorators that check ids in paths are ours, so Nest does not see them: the template itself says what they are. */
function withPathParameters(document: OpenAPIObject): OpenAPIObject {
  for (const [path, operations] of Object.entries(document.paths)) {
    const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');
    for (const operation of Object.values(operations) as Operation[]) {
      const declared = operation.parameters ?? [];
      const missing = names.filter((name) => !declared.some((known) => known.in === 'path' && known.name === name));
      operation.parameters = [...missing.map(pathParameter), ...declared];
    }
  }
  return document;
}

const pathParameter = (name: string) => ({
  name,
  in: 'path',
  required: true,
  schema: { type: 'string', ...(/id$/i.test(name) && { format: 'uuid' }) },
});

/** OpenAPI 3.1 has no `nullable`: null is one of the types. Nest's decorators only know the older word. */
function withNullTypes(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(withNullTypes);
  if (typeof node !== 'object' || node === null) return node;
  const { nullable, ...rest } = node as Record<string, unknown>;
  const converted = Object.fromEntries(Object.entries(rest).map(([key, value]) => [key, withNullTypes(value)]));
  if (nullable !== true) return nullable === undefined ? converted : { ...converted, nullable };
  if (typeof converted['type'] !== 'string') return { anyOf: [converted, { type: 'null' }] };
  const { enum: values } = converted as { enum?: unknown[] };
  return { ...converted, type: [converted['type'], 'null'], ...(values && { enum: [...values, null] }) };
}

/** Serves `/openapi.json` and the reading page `/docs`. */
export function serveOpenApi(app: NestFastifyApplication): void {
  SwaggerModule.setup('docs', app, () => buildOpenApi(app), { jsonDocumentUrl: 'openapi.json' });
}
