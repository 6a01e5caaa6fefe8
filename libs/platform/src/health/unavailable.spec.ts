import { QueryFailedError } from 'typeorm';
import { isDatabaseUnavailable } from './unavailable.js';

const withCode = (code: string): Error => Object.assign(new Error('said in the language of the server'), { code });

describe('isDatabaseUnavailable', () => {
  it.each([
    ['an exhausted pool', new Error('timeout exceeded when trying to connect')],
    ['a connection lost while a statement ran', new Error('Connection terminated unexpectedly')],
    ['a server that is shut down', withCode('57P01')],
    ['a server that starts', withCode('57P03')],
    ['a server without free connections', withCode('53300')],
    ['nobody listening', withCode('ECONNREFUSED')],
    ['the same inside TypeORM', new QueryFailedError('select 1', [], withCode('57P01'))],
  ])('says yes of %s', (_name, error) => {
    expect(isDatabaseUnavailable(error)).toBe(true);
  });

  it.each([
    ['a rule of the database', withCode('23505')],
    ['a serialisation failure', withCode('40001')],
    ['a statement cancelled by its time limit', withCode('57014')],
    ['a mistake of ours', new TypeError('x is not a function')],
    ['nothing at all', {}],
  ])('says no of %s', (_name, error) => {
    expect(isDatabaseUnavailable(error)).toBe(false);
  });
});
