import { pino, type Logger } from 'pino';
import type { Config } from '../config/config.js';

/** Structured log without personal data: ids only, and headers that carry secrets are cut out. */
export function createLogger(config: Pick<Config, 'LOG_LEVEL'>): Logger {
  return pino({
    level: config.LOG_LEVEL,
    redact: ['req.headers.authorization', 'req.headers.cookie', '*.password'],
    formatters: { level: (label) => ({ level: label }) },
    serializers: { error: pino.stdSerializers.err, err: pino.stdSerializers.err },
  });
}
