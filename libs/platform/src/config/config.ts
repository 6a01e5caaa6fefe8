import { plainToInstance, Transform, Type } from 'class-transformer';
import {
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  IsUrl,
  Max,
  MaxLength,
  Min,
  MinLength,
  validateSync,
} from 'class-validator';

const URL_OPTIONS = { require_tld: false, protocols: ['postgres', 'postgresql'], require_protocol: true };

/** Everything the processes may be told from outside. Nothing else reads the environment. */
export class Config {
  /** `dev` opens the clock routes and prints sample accounts; `production` has neither. */
  @IsIn(['dev', 'production'])
  JBGS_MODE: 'dev' | 'production' = 'production';

  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(65535)
  PORT = 3000;

  @IsString()
  HOST = '127.0.0.1';

  /**
   * Proxies before this process, as addresses, ranges or `loopback`, by commas. Only what they say about the caller's
   * address is believed: whoever may invent it is not bound by any limit per address.
   */
  @IsString()
  TRUSTED_PROXIES = 'loopback';

  /** PostgreSQL for the running product; every connection works under the role `jbgs_app`. */
  @IsUrl(URL_OPTIONS)
  DATABASE_URL!: string;

  @Type(() => Number)
  @IsInt()
  @Min(2)
  @Max(100)
  DATABASE_POOL = 12;

  /** When set, BullMQ runs on Redis instead of PostgreSQL. */
  @IsOptional()
  @IsUrl({ require_tld: false, protocols: ['redis', 'rediss'], require_protocol: true })
  REDIS_URL?: string;

  /** Keeps the queues of several installations apart on one Redis. */
  @IsString()
  QUEUE_PREFIX = 'jbgs';

  /** So long a job belongs to the worker that took it; it says again that it lives at half of the time. */
  @Type(() => Number)
  @IsInt()
  @Min(500)
  @Max(600_000)
  QUEUE_LOCK_MS = 30_000;

  /** How often workers look for jobs whose worker died. */
  @Type(() => Number)
  @IsInt()
  @Min(500)
  @Max(600_000)
  QUEUE_STALLED_MS = 30_000;

  /** After so long without a result the sweeper hands a delivery to the queue again. */
  @Type(() => Number)
  @IsInt()
  @Min(500)
  @Max(600_000)
  QUEUE_WAKE_MS = 30_000;

  /** Jobs that a worker runs at the same time, in each of the three queues. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  @Max(100)
  QUEUE_CONCURRENCY = 8;

  /** The worker tells its metrics on this port; 0 for none. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(65535)
  WORKER_METRICS_PORT = 0;

  /** So long an api that is to stop answers 503 with Retry-After, until everybody sends requests elsewhere. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(10_000)
  DRAIN_MS = 500;

  @IsString()
  @MinLength(32)
  @MaxLength(512)
  JWT_SECRET!: string;

  /** Where uploaded files are kept. */
  @IsString()
  DATA_DIR = '.data';

  /** The built portal; where there is none, the api serves its routes alone. */
  @IsString()
  PORTAL_DIR = 'dist/web';

  /** The payment gateway (the stand-in under `npm start`). */
  @IsUrl({ require_tld: false, require_protocol: true })
  TREASURY_URL = 'http://127.0.0.1:3900';

  @Type(() => Number)
  @IsInt()
  TREASURY_PORT = 3900;

  @IsString()
  TREASURY_TOKEN = 'dev-treasury-token';

  /** The mail server (`smtp://…`, `smtps://…`); without one, people are told in the portal only. */
  @IsOptional()
  @IsUrl({ require_tld: false, protocols: ['smtp', 'smtps'], require_protocol: true })
  SMTP_URL?: string;

  /** Who mails come from. */
  @IsString()
  MAIL_FROM = '揭榜挂帅 <no-reply@localhost.localdomain>';

  /** Where people open the portal; links in mails begin with it. */
  @IsUrl({ require_tld: false, protocols: ['http', 'https'], require_protocol: true })
  PORTAL_URL = 'http://127.0.0.1:3000';

  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
  LOG_LEVEL = 'info';

  /** The first administrator of an empty installation (`create-administrator`). */
  @IsString()
  ADMIN_USERNAME = 'admin';

  @IsOptional()
  @IsString()
  @MinLength(10)
  ADMIN_PASSWORD?: string;

  /** Requests per minute and address on the sign-in route. */
  @Type(() => Number)
  @IsInt()
  @Min(1)
  LOGIN_RATE_LIMIT = 30;

  @Transform(({ value }) => (value === '' ? undefined : (value as string | undefined)))
  @IsOptional()
  @IsString()
  BASE_URL?: string;

  get isDev(): boolean {
    return this.JBGS_MODE === 'dev';
  }
}

/**
 * Reads and checks the environment. Throws one error that names every wrong variable, so that a wrong deployment
 * stops at start and not at the first request.
 */
export function loadConfig(environment: NodeJS.ProcessEnv = process.env): Config {
  const known = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const config = plainToInstance(Config, known, { exposeDefaultValues: true });
  const errors = validateSync(config, { whitelist: true });
  if (errors.length > 0) {
    const lines = errors.map((e) => `  ${e.property}: ${Object.values(e.constraints ?? {}).join(', ')}`);
    throw new Error(`configuration is not valid:\n${lines.join('\n')}`);
  }
  if (config.JBGS_MODE === 'production' && config.TREASURY_TOKEN === 'dev-treasury-token') {
    throw new Error('configuration is not valid:\n  TREASURY_TOKEN: must be set in production');
  }
  if (config.JBGS_MODE === 'production' && config.SMTP_URL) {
    const missing = ['MAIL_FROM', 'PORTAL_URL'].filter((name) => known[name] === undefined);
    if (missing.length > 0) {
      const lines = missing.map((name) => `  ${name}: must be set in production when SMTP_URL is`);
      throw new Error(`configuration is not valid:\n${lines.join('\n')}`);
    }
  }
  return config;
}
