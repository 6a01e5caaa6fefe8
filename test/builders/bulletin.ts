import type { Versioned } from '../support/client.js';
import { aNeed, type NeedBody } from './need.js';
import type { Cast } from './people.js';

/** A bulletin as the API shows it, as far as tests look at it. */
export interface BulletinBody extends Versioned {
  readonly number: string;
  readonly state: string;
  readonly approvedBy: string | null;
  readonly publishedAt: string | null;
  readonly challenges: readonly {
    readonly id: string;
    readonly number: string;
    readonly state: string;
    readonly needId: string;
    readonly title: string;
  }[];
  readonly actions: readonly { readonly name: string; readonly allowed: boolean }[];
}

/** A challenge as its parties see it. */
export interface ChallengeBody extends Versioned {
  readonly number: string;
  readonly state: string;
  readonly needId: string;
  readonly bulletinId: string;
  readonly demanderId: string;
  readonly programmeId: string;
  readonly title: string;
  readonly amountFen: string;
  readonly cashToTakerFen: string;
  readonly awardSlots: number;
  readonly openedAt: string;
  readonly takeUpClosesAt: string;
  readonly windowClosedAt: string | null;
  readonly noAwardReason: string | null;
  readonly indicators: readonly { readonly id: string; readonly name: string }[];
  readonly actions: readonly { readonly name: string; readonly allowed: boolean }[];
}

/**
 * A bulletin with one challenge for each filing: `await aBulletin(cast, [{}, { title: '…' }]).published()`. The fields
 * of each filing are changes to the usual need.
 */
export function aBulletin(cast: Cast, filings: readonly object[] = [{}]): BulletinBuilder {
  return new BulletinBuilder(cast, filings);
}

class BulletinBuilder {
  constructor(
    private readonly cast: Cast,
    private readonly filings: readonly object[],
  ) {}

  /** Begun, with nothing on it. */
  async begun(): Promise<BulletinBody> {
    const input = {
      programmeId: this.cast.programme.id,
      title: '吉安市“揭榜挂帅”技术需求榜单',
      preface: '面向全国公开揭榜。',
    };
    return (await this.cast.officer.post('/bulletins', input).expect(201)).body as BulletinBody;
  }

  /** With a challenge for every need that was agreed. */
  async composed(): Promise<BulletinBody> {
    let bulletin = await this.begun();
    for (const filing of this.filings) {
      const need = await aNeed(this.cast, filing).agreed();
      bulletin = await this.add(bulletin, need);
    }
    return bulletin;
  }

  async approved(): Promise<BulletinBody> {
    const bulletin = await this.composed();
    return (await this.cast.approver.act('bulletins', bulletin, 'approve').expect(200)).body as BulletinBody;
  }

  async published(): Promise<BulletinBody> {
    const bulletin = await this.approved();
    return (await this.cast.officer.act('bulletins', bulletin, 'publish').expect(200)).body as BulletinBody;
  }

  async add(bulletin: BulletinBody, need: NeedBody, input: object = {}): Promise<BulletinBody> {
    const answer = await this.cast.officer
      .act('bulletins', bulletin, 'add_challenge', { needId: need.id, ...input })
      .expect(200);
    return answer.body as BulletinBody;
  }
}

/** A challenge on a bulletin of its own: `await aChallenge(cast).open()`. */
export function aChallenge(cast: Cast, filing: object = {}): ChallengeBuilder {
  return new ChallengeBuilder(cast, filing);
}

class ChallengeBuilder {
  constructor(
    private readonly cast: Cast,
    private readonly filing: object,
  ) {}

  async open(): Promise<ChallengeBody> {
    const bulletin = await aBulletin(this.cast, [this.filing]).published();
    return readChallenge(this.cast, bulletin.challenges[0]?.id ?? '');
  }

  /** After its hour, closed by the worker, with everything done that follows from it. */
  async closed(): Promise<ChallengeBody> {
    const challenge = await this.open();
    await closeWindowOf(this.cast, challenge);
    return readChallenge(this.cast, challenge.id);
  }
}

const DAY = 86_400_000;

/** Moves the programme's clock past the hour of a challenge and lets the worker do what is due. */
export async function closeWindowOf(cast: Cast, challenge: ChallengeBody): Promise<void> {
  const { body } = await cast.system.visitor.get(`/dev/clocks/${cast.programme.id}`).expect(200);
  const left = Date.parse(challenge.takeUpClosesAt) - Date.parse((body as { now: string }).now);
  if (left > 0) await cast.advanceDays(Math.ceil(left / DAY));
  await cast.system.drainJobs();
}

export async function readChallenge(cast: Cast, id: string): Promise<ChallengeBody> {
  return (await cast.officer.get(`/challenges/${id}`).expect(200)).body as ChallengeBody;
}
