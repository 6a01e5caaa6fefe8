import { loadTreasuryConfig } from './config.js';

describe('the configuration', () => {
  it('asks neither for a database nor for a signing key', () => {
    expect(loadTreasuryConfig({ JBGS_MODE: 'dev' })).toMatchObject({ TREASURY_PORT: 3900, DATA_DIR: '.data' });
  });

  it('names every wrong variable', () => {
    const load = () => loadTreasuryConfig({ JBGS_MODE: 'test', TREASURY_PORT: '70000', TREASURY_TOKEN: 'short' });
    expect(load).toThrow(/JBGS_MODE[^]*TREASURY_PORT[^]*TREASURY_TOKEN/);
  });

  it('wants a token of its own in production', () => {
    expect(() => loadTreasuryConfig({})).toThrow('TREASURY_TOKEN: must be set in production');
  });
});
