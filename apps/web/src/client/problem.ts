import type { components } from './schema';

export type Problem = components['schemas']['Problem'];
type Explained = { zh: string; en: string };

/** An answer of the api that says why not (RFC 9457), or that there was none. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';

  constructor(readonly problem: Problem) {
    super(problem.title);
  }

  get status(): number {
    return this.problem.status;
  }

  /** Somebody changed the thing since it was read. */
  get isStale(): boolean {
    return this.problem.reasons?.some(({ code }) => code === 'platform.stale_version') ?? false;
  }
}

/** What a person is told: the reasons where there are some, else the title. */
export function explanations(error: unknown): Explained[] {
  if (!(error instanceof ProblemError)) return [UNREACHABLE];
  const { title, titleEn, reasons, errors } = error.problem;
  if (reasons && reasons.length > 0) return reasons;
  if (errors && errors.length > 0) return errors;
  return [{ zh: title, en: titleEn }];
}

const UNREACHABLE: Explained = {
  zh: '暂时连接不上服务器，您填写的内容仍在页面上，请稍后重试',
  en: 'The server cannot be reached for now; what you entered is still on the page. Please try again',
};

export const networkProblem = (): ProblemError =>
  new ProblemError({
    type: '/problems/portal.unreachable',
    status: 503,
    code: 'portal.unreachable',
    title: UNREACHABLE.zh,
    titleEn: UNREACHABLE.en,
    instance: 'urn:request:none',
  });
