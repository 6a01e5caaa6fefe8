import { DomainError, type Params } from '#platform';

/** 422 that names the file as the wrong field and says by its own code what is wrong with it. */
export const fileRefused = (code: string, params?: Params): DomainError =>
  new DomainError(422, code, { params, errors: [{ path: 'file', code, params }] });
