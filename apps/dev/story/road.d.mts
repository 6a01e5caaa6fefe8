interface Thing {
  readonly id: string;
  readonly version: number;
  readonly number: string;
  readonly state: string;
  readonly title: string;
  readonly name: string;
}

export interface ApiClient {
  get<T = Thing>(path: string): Promise<T>;
  post<T = Thing>(path: string, body?: object): Promise<T>;
  act<T = Thing>(
    things: string,
    subject: { readonly id: string; readonly version: number },
    action: string,
    body?: object,
  ): Promise<T>;
}

interface Person {
  readonly title: string;
  readonly client: ApiClient;
  readonly userId: string;
  readonly organisationId: string;
  readonly organisationName: string;
}

type PersonKey =
  | 'officer'
  | 'approver'
  | 'finance'
  | 'organiser'
  | 'recommender'
  | 'demander'
  | 'taker'
  | 'rival'
  | 'subsidiary'
  | 'latecomer'
  | 'assessor';

export type Cast = Readonly<Record<PersonKey, Person>> & {
  /** In the names of everybody and everything of this telling. */
  readonly telling: string;
  /** The client of a sample expert, by the user id. */
  readonly expertOf: (userId: string) => ApiClient;
  readonly organisations: ReadonlyMap<string, { readonly id: string; readonly name: string }>;
};

interface Teller {
  letPass(days: number): Promise<void>;
  passTo(instant: string): Promise<void>;
  today(days?: number): string;
}

/** What the chapters that were told have brought. */
export interface Told {
  readonly story: Teller;
  readonly cast: Cast;
  readonly programme?: Thing;
  readonly need?: Thing;
  readonly challenge?: Thing & { readonly takeUpClosesAt: string };
  readonly proposals?: { readonly first: Thing; readonly second: Thing; readonly third: Thing };
  readonly pending?: Thing;
  readonly award?: Thing & { readonly noticeId: string; readonly projectId: string; readonly challengeTitle: string };
  readonly project?: Thing;
}

export type Chapter =
  | 'cast'
  | 'programme'
  | 'need'
  | 'challenge'
  | 'proposals'
  | 'qualification'
  | 'review'
  | 'pending'
  | 'award'
  | 'project'
  | 'eligible'
  | 'firstMoney'
  | 'milestones'
  | 'acceptance'
  | 'settlement'
  | 'closing'
  | 'paid';

export function tell(options: {
  readonly baseUrl: string;
  readonly treasuryUrl?: string;
  readonly until?: Chapter;
  readonly print?: (line: string) => void;
}): Promise<Told>;
