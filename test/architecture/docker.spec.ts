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

/** The block of a top-level key of compose.yml, such as `x-api`. */
function section(key: string): string {
  return new RegExp(`^${key}: .*\\n((?: .*\\n)+)`, 'm').exec(readText('docker/compose.yml'))?.[1] ?? '';
}

/** A number of milliseconds that is a constant in a source file. */
function constantMs(path: string, name: string): number {
  const [, digits = ''] = new RegExp(`^const ${name} = ([\\d_]+);`, 'm').exec(readText(path)) ?? [];
  return Number(digits.replaceAll('_', '') || NaN);
}

/** The longest an app takes to stop: then it ends by itself, whatever is unfinished. */
const forcedAfterMs = (): number => constantMs('libs/platform/src/process/stop-on-signals.ts', 'FORCE_AFTER_MS');

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

  it('keeps what it writes on a volume of its own user', () => {
    const stage = finalStage(app);
    expect(values(stage, 'ENV')).toContain('DATA_DIR=/data');
    expect(values(stage, 'VOLUME')).toEqual(['/data']);
    expect(values(stage, 'RUN')).toContain('install --directory --owner=node --group=node --mode=0700 /data');
    const service = app === 'api' ? section('x-api') : (services().get(app) ?? '');
    expect(service).toMatch(/^ +- \w+:\/data$/m);
  });

  it('carries no secret', () => {
    const variables = instructions(app).filter((instruction) => ['ENV', 'ARG'].includes(instruction.name));
    expect(variables.filter((variable) => SECRET_NAME.test(variable.value))).toEqual([]);
  });
});

describe('docker/worker.Dockerfile', () => {
  it('opens the port of the metrics, which the health check asks', () => {
    const stage = finalStage('worker');
    const port = values(stage, 'EXPOSE')[0] ?? '';
    expect(port).toMatch(/^\d+$/);
    expect(values(stage, 'ENV')).toContain(`WORKER_METRICS_PORT=${port}`);
    expect(values(stage, 'COPY')).toContain('docker/worker-health.mjs ./docker/');
    expect(values(stage, 'HEALTHCHECK')[0]).toMatch(/ CMD \["node", "docker\/worker-health.mjs"\]$/);
    expect(readText('docker/worker-health.mjs')).toContain('${process.env.WORKER_METRICS_PORT}/metrics');
    // The probe leaves the time limit of the check some room, so it says itself what it found.
    const [, seconds] = /--timeout=(\d+)s/.exec(values(stage, 'HEALTHCHECK')[0] ?? '') ?? [];
    expect(constantMs('docker/worker-health.mjs', 'ASKED_FOR_MS')).toBeLessThan(Number(seconds) * 1_000);
  });
});

describe('docker/compose.yml', () => {
  it('has the apps, their database and the migration; Redis only on request', () => {
    expect([...services().keys()]).toEqual(['postgres', 'redis', 'migrate', 'api-1', 'api-2', 'worker', 'treasury']);
    expect(services().get('redis')).toContain('profiles: [scale-out]');
  });

  it('runs two apis on ports of their own, and two workers', () => {
    const ports = ['api-1', 'api-2'].map((name) => {
      const text = services().get(name) ?? '';
      expect(text).toContain('    <<: *api\n');
      return /^ +- '\$\{\w+:-(\d+)\}:3000'$/m.exec(text)?.[1];
    });
    expect(ports).toEqual(['3000', '3001']);
    expect(services().get('worker')).toContain('    deploy:\n      replicas: 2\n');
  });

  it('starts in the order of a deployment: migration, workers, apis', () => {
    const migrated = 'migrate:\n +condition: service_completed_successfully\n';
    expect(services().get('worker')).toMatch(new RegExp(`    depends_on:\n +${migrated}`));
    expect(section('x-api')).toMatch(
      new RegExp(`  depends_on:\n +${migrated} +worker:\n +condition: service_healthy\n`),
    );
  });

  it('gives every app longer to stop than it takes at most, and so does npm start', () => {
    const text = readText('docker/compose.yml');
    const grace = Number(/^x-grace: &grace (\d+)s$/m.exec(text)?.[1]) * 1_000;
    expect(grace).toBeGreaterThan(forcedAfterMs());
    for (const block of [section('x-api'), services().get('worker'), services().get('treasury')]) {
      expect(block).toMatch(/^ +stop_grace_period: \*grace$/m);
    }
    expect(constantMs('apps/dev/lib/processes.mjs', 'STOP_TIMEOUT_MS')).toBeGreaterThan(forcedAfterMs());
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
