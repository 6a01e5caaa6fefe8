import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { readText, repositoryFiles, ROOT } from './repository.js';

const APPS = ['api', 'worker', 'treasury'];
const SECRET_NAME = /(PASSWORD|SECRET|TOKEN|KEY|CREDENTIAL)/;

interface Instruction {
  readonly name: string;
  readonly value: string;
}

function instructions(app: string): Instruction[] {
  const lines = readText(`docker/${app}.Dockerfile`).replace(/\\\n/g, ' ').split('\n');
  return lines.flatMap((line) => {
    const [, name, value] = /^([A-Z]+)\s+(.*)$/.exec(line) ?? [];
    return name === undefined || value === undefined ? [] : [{ name, value: value.replace(/\s+/g, ' ') }];
  });
}

/** The instructions after the last FROM: what the image is. */
function finalStage(app: string): Instruction[] {
  const all = instructions(app);
  return all.slice(all.map((instruction) => instruction.name).lastIndexOf('FROM'));
}

function values(stage: Instruction[], name: string): string[] {
  return stage.filter((instruction) => instruction.name === name).map((instruction) => instruction.value);
}

/** Image references without a version: no tag at all, or a tag that moves with every release. */
function unpinned(images: string[]): string[] {
  return images.filter((image) => !/^[\w./-]+:(?!latest$)[\w.-]+$/.test(image));
}

/**
 * The services of compose.yml: name → text. Prettier parses the file and keeps its indentation at two spaces
 * (`npm run check`), so indentation is enough here.
 */
function services(): Map<string, string> {
  const section = /^services:\n((?: .*\n|\n)+)/m.exec(readText('docker/compose.yml'))?.[1] ?? '';
  const blocks = section.matchAll(/^ {2}([\w-]+):\n((?: {4}.*\n|\n)+)/gm);
  return new Map([...blocks].map(([, name = '', text = '']) => [name, text]));
}

describe.each(APPS)('docker/%s.Dockerfile', (app) => {
  it('starts from images with a version', () => {
    const images = values(instructions(app), 'FROM').map((value) => value.split(' ')[0] ?? '');
    expect(images.length).toBeGreaterThanOrEqual(2);
    expect(unpinned(images)).toEqual([]);
  });

  it('holds no development packages and no sources', () => {
    const stage = finalStage(app);
    expect(values(stage, 'RUN').some((command) => /^npm ci --omit=dev( |$)/.test(command))).toBe(true);
    expect(values(stage, 'COPY')).toContain('--from=build /app/dist ./dist');
    expect(values(stage, 'COPY').filter((value) => /^(apps|libs|migrations|\.) /.test(value))).toEqual([]);
  });

  it('runs its own app as an unprivileged user and tells its health', () => {
    const stage = finalStage(app);
    expect(values(stage, 'USER')).toEqual(['node']);
    expect(values(stage, 'HEALTHCHECK')).toHaveLength(1);
    expect(values(stage, 'CMD')).toEqual([`["node", "dist/apps/${app}/src/main.js"]`]);
    expect(existsSync(join(ROOT, `apps/${app}/src/main.ts`))).toBe(true);
  });

  it('carries no secret', () => {
    const variables = instructions(app).filter((instruction) => ['ENV', 'ARG'].includes(instruction.name));
    expect(variables.filter((variable) => SECRET_NAME.test(variable.value))).toEqual([]);
  });
});

describe('docker/compose.yml', () => {
  it('has one service for each app, their database and the migration; Redis only on request', () => {
    expect([...services().keys()]).toEqual(['postgres', 'redis', 'migrate', 'api', 'worker', 'treasury']);
    expect(services().get('redis')).toContain('profiles: [scale-out]');
  });

  it('names versions, and Dockerfiles and mounted files that exist', () => {
    const text = readText('docker/compose.yml');
    expect(unpinned([...text.matchAll(/^\s+image: (.+)$/gm)].map(([, image = '']) => image))).toEqual([]);
    const dockerfiles = [...text.matchAll(/^\s+dockerfile: (.+)$/gm)].map(([, path = '']) => path);
    const mounted = [...text.matchAll(/^\s+- \.\/([^:]+):/gm)].map(([, path = '']) => `docker/${path}`);
    expect(new Set(dockerfiles)).toEqual(new Set(APPS.map((app) => `docker/${app}.Dockerfile`)));
    expect([...dockerfiles, ...mounted].filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it('takes every secret from outside, without a default', () => {
    const text = readText('docker/compose.yml');
    const assignments = [...text.matchAll(/^ +([A-Z_]+): (.+)$/gm)].map(([, name = '', value = '']) => ({
      name,
      value,
    }));
    const secrets = assignments.filter(({ name }) => SECRET_NAME.test(name));
    expect(secrets.length).toBeGreaterThan(0);
    expect(secrets.filter(({ name, value }) => value !== `\${${name}:?}`)).toEqual([]);
    const passwords = [...text.matchAll(/:\/\/\w+:([^@\s]+)@/g)].map(([, password = '']) => password);
    expect(passwords.length).toBeGreaterThan(0);
    expect(passwords.filter((password) => !/^\$\{\w+:\?\}$/.test(password))).toEqual([]);
  });

  it('gives the owner of the schema to the migration only', () => {
    const owners = [...services()].filter(([, text]) => text.includes('DATABASE_OWNER_URL')).map(([name]) => name);
    expect(owners).toEqual(['migrate']);
    expect(readText('docker/postgres-init.sh')).toMatch(/CREATE ROLE jbgs LOGIN PASSWORD/);
  });
});

describe('docker', () => {
  it('keeps no environment file in the repository', () => {
    expect(repositoryFiles().filter((path) => /(^|\/)\.env(\.|$)/.test(path))).toEqual([]);
  });
});
