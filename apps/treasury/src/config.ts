import 'reflect-metadata';
import { plainToInstance, Type } from 'class-transformer';
import { IsIn, IsInt, IsString, Max, Min, MinLength, validateSync } from 'class-validator';

const DEVELOPMENT_TOKEN = 'dev-treasury-token';

/** What the stand-in may be told from outside: it has no database and signs nobody in, so it asks for neither. */
export class TreasuryConfig {
  /** `dev` opens the knobs; `production` has none and wants a token of its own. */
  @IsIn(['dev', 'production'])
  JBGS_MODE: 'dev' | 'production' = 'production';

  /** 0 takes any free port. */
  @Type(() => Number)
  @IsInt()
  @Min(0)
  @Max(65535)
  TREASURY_PORT = 3900;

  @IsString()
  @MinLength(16)
  TREASURY_TOKEN = DEVELOPMENT_TOKEN;

  /** Where it listens; only containers set it. */
  @IsString()
  HOST = '127.0.0.1';

  /** The journal is kept in the folder `treasury` under it. */
  @IsString()
  DATA_DIR = '.data';

  @IsIn(['fatal', 'error', 'warn', 'info', 'debug', 'silent'])
  LOG_LEVEL = 'info';
}

/**
 * Reads and checks the environment.
 * @throws Error that names every wrong variable
 */
export function loadTreasuryConfig(
  // eslint-disable-next-line no-restricted-properties -- the stand-in is another party's process with its own configuration
  environment: NodeJS.ProcessEnv = process.env,
): TreasuryConfig {
  const known = Object.fromEntries(Object.entries(environment).filter(([, value]) => value !== ''));
  const config = plainToInstance(TreasuryConfig, known, { exposeDefaultValues: true });
  const wrong = validateSync(config, { whitelist: true }).map(
    (error) => `${error.property}: ${Object.values(error.constraints ?? {}).join(', ')}`,
  );
  if (config.JBGS_MODE === 'production' && config.TREASURY_TOKEN === DEVELOPMENT_TOKEN) {
    wrong.push('TREASURY_TOKEN: must be set in production');
  }
  if (wrong.length > 0) throw new Error(`configuration is not valid:\n  ${wrong.join('\n  ')}`);
  return config;
}
