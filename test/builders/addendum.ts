import type { Versioned } from '../support/client.js';
import type { ChallengeBody } from './bulletin.js';
import type { Cast } from './people.js';

interface IndicatorChangeBody {
  readonly id: string;
  readonly change: string;
  readonly from: { readonly zh: string } | null;
  readonly to: { readonly zh: string } | null;
  readonly fields: readonly { readonly field: string; readonly from: string | null; readonly to: string | null }[];
}

/** An addendum as the API shows it, as far as tests look at it. */
export interface AddendumBody extends Versioned {
  readonly number: string;
  readonly state: string;
  readonly textVersion: number | null;
  readonly frozenFrom: string;
  readonly changes: {
    readonly fields: readonly { readonly field: string; readonly from: string | null; readonly to: string | null }[];
    readonly indicators: readonly IndicatorChangeBody[];
  };
  readonly actions: readonly {
    readonly name: string;
    readonly allowed: boolean;
    readonly reasons: readonly { readonly code: string }[];
  }[];
}

/** The indicators of a challenge as an addendum takes them, to be changed by name. */
export async function indicatorInputs(
  cast: Cast,
  challengeId: string,
  changes: Readonly<Record<string, object>> = {},
): Promise<object[]> {
  const { body } = await cast.officer.get(`/challenges/${challengeId}`).expect(200);
  return (body as { indicators: { name: string; zh: string; en: string }[] }).indicators.map(
    ({ zh: _zh, en: _en, ...indicator }) => ({ ...indicator, ...changes[indicator.name] }),
  );
}

/** An addendum to an open challenge: `await anAddendum(cast, challenge, { text: { … } }).issued()`. */
export function anAddendum(cast: Cast, challenge: ChallengeBody, content: object): AddendumBuilder {
  return new AddendumBuilder(cast, challenge, content);
}

class AddendumBuilder {
  constructor(
    private readonly cast: Cast,
    private readonly challenge: ChallengeBody,
    private readonly content: object,
  ) {}

  async drafted(): Promise<AddendumBody> {
    const input = { reason: '答疑中发现原文表述不清，现予更正。', ...this.content };
    const path = `/challenges/${this.challenge.id}/addenda`;
    return (await this.cast.officer.post(path, input).expect(201)).body as AddendumBody;
  }

  async issued(): Promise<AddendumBody> {
    return (await this.cast.approver.act('addenda', await this.drafted(), 'issue').expect(200)).body as AddendumBody;
  }
}
