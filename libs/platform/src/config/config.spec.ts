import 'reflect-metadata';
import { loadConfig } from './config.js';

const GIVEN = {
  DATABASE_URL: 'postgres://jbgs@127.0.0.1:5432/jbgs',
  JWT_SECRET: 'x'.repeat(32),
  TREASURY_TOKEN: 'a token of the installation',
};

describe('the configuration', () => {
  it('is in production unless it is told otherwise, and numbers are numbers', () => {
    const config = loadConfig({ ...GIVEN, PORT: '8080' });
    expect(config).toMatchObject({ JBGS_MODE: 'production', isDev: false, PORT: 8080, DATABASE_POOL: 12 });
  });

  it('names every wrong variable in one refusal', () => {
    const wrong = { JBGS_MODE: 'test', PORT: '70000', DATABASE_URL: 'mysql://localhost/x', JWT_SECRET: 'short' };
    expect(() => loadConfig(wrong)).toThrow(/JBGS_MODE[^]*PORT[^]*DATABASE_URL[^]*JWT_SECRET/);
  });

  it('wants a database and a signing key', () => {
    expect(() => loadConfig({})).toThrow(/DATABASE_URL[^]*JWT_SECRET/);
  });

  it('takes a variable that is set to nothing as not set', () => {
    const config = loadConfig({ ...GIVEN, PORT: '', REDIS_URL: '' });
    expect(config.PORT).toBe(3000);
    expect(config.REDIS_URL).toBeUndefined();
  });

  it('takes over nothing that it does not know', () => {
    expect(loadConfig({ ...GIVEN, HOME: '/root' })).not.toHaveProperty('HOME');
  });

  it('wants a treasury token of its own in production, not in development', () => {
    const { TREASURY_TOKEN: _, ...without } = GIVEN;
    expect(() => loadConfig(without)).toThrow('TREASURY_TOKEN: must be set in production');
    expect(loadConfig({ ...without, JBGS_MODE: 'dev' })).toMatchObject({ isDev: true });
  });

  it('sends no mail in production before it knows from whom and with which links', () => {
    const withMail = { ...GIVEN, SMTP_URL: 'smtp://mail.example.com' };
    expect(() => loadConfig(withMail)).toThrow(/MAIL_FROM[^]*PORTAL_URL/);
    const whole = { ...withMail, MAIL_FROM: 'a@example.com', PORTAL_URL: 'https://portal.example.com' };
    expect(loadConfig(whole)).toMatchObject({ SMTP_URL: withMail.SMTP_URL });
  });
});
