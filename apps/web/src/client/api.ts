import createFetchClient from 'openapi-fetch';
import createQueryClient from 'openapi-react-query';
import { networkProblem, ProblemError, type Problem } from './problem';
import type { components, paths } from './schema';
import { signInAgain } from './session-expiry';

export type Schemas = components['schemas'];

/** Requests whose 401 is an answer and not the end of a session. */
const SESSION_ROUTES = ['/api/v1/auth/sign-in', '/api/v1/auth/me'];

/**
 * fetch with the portal's manners: a refusal is a ProblemError, and when the session has ended the person signs in again
 * over the page and the request goes on, so that nothing typed is lost.
 */
export async function portalFetch(request: Request): Promise<Response> {
  const again = request.clone();
  const response = await reach(request);
  if (response.status === 401 && !SESSION_ROUTES.includes(new URL(request.url).pathname)) {
    if (await signInAgain()) return portalFetch(again);
  }
  if (!response.ok) throw new ProblemError(await problemIn(response));
  return response;
}

async function reach(request: Request): Promise<Response> {
  try {
    return await fetch(request);
  } catch (error) {
    if (request.signal.aborted) throw error;
    throw networkProblem();
  }
}

async function problemIn(response: Response): Promise<Problem> {
  const isProblem = response.headers.get('content-type')?.includes('problem+json');
  if (isProblem) return (await response.json()) as Problem;
  return { ...networkProblem().problem, status: response.status };
}

export const api = createFetchClient<paths>({ baseUrl: window.location.origin, fetch: portalFetch });

/** The same routes as TanStack queries: `$api.useQuery('get', '/api/v1/needs/{id}', { params: { path: { id } } })`. */
export const $api = createQueryClient(api);
