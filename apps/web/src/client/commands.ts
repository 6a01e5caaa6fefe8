import { portalFetch } from './api';

/** JSON Schema as apps/api/openapi.json has it, as far as forms read it. */
export interface FieldSchema {
  readonly type?: string | readonly string[];
  readonly description?: string;
  readonly title?: string;
  readonly enum?: readonly (string | null)[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly default?: unknown;
  readonly items?: FieldSchema;
  readonly properties?: Readonly<Record<string, FieldSchema>>;
  readonly required?: readonly string[];
  readonly anyOf?: readonly FieldSchema[];
}

/** A request that changes something, as commands.json describes it. */
export interface Command {
  readonly method: string;
  readonly path: string;
  readonly zh: string;
  readonly en: string;
  readonly versioned?: boolean;
  readonly idempotent?: boolean;
  readonly upload?: boolean;
  readonly body?: FieldSchema;
}

let loaded: Promise<Readonly<Record<string, Command>>> | null = null;

/** All commands by operation id; a chunk of its own, loaded with the first form. */
export function loadCommands(): Promise<Readonly<Record<string, Command>>> {
  loaded ??= import('./commands.json').then((module) => module.default as unknown as Record<string, Command>);
  return loaded;
}

/** The command behind an action of a thing: `('needs', 'submit')` is `POST /api/v1/needs/{id}/actions/submit`. */
export async function actionCommand(collection: string, action: string): Promise<Command | undefined> {
  const wanted = `/api/v1/${collection}/{id}/actions/${action}`;
  return Object.values(await loadCommands()).find(({ path }) => path === wanted);
}

export interface Sent {
  readonly path: Readonly<Record<string, string>>;
  readonly body?: unknown;
  /** The version that was read; sent as If-Match. */
  readonly version?: number;
  /** The same key for the same click: a repeated request has one effect. */
  readonly idempotencyKey?: string;
}

/**
 * Sends a command.
 * @returns the answer's JSON
 * @throws ProblemError
 */
export async function send<T = unknown>(command: Command, { path, body, version, idempotencyKey }: Sent): Promise<T> {
  const url = command.path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(path[name] ?? ''));
  const headers = new Headers();
  if (body !== undefined) headers.set('content-type', 'application/json');
  if (command.versioned && version !== undefined) headers.set('if-match', `"${version}"`);
  if (command.idempotent) headers.set('idempotency-key', idempotencyKey ?? crypto.randomUUID());
  const content = body === undefined ? undefined : JSON.stringify(body);
  const request = new Request(new URL(url, window.location.origin), { method: command.method, headers, body: content });
  return (await (await portalFetch(request)).json()) as T;
}
