import type { Cooperation, Indicator, ResultOwnership } from '#need';

/** What a challenge says in words. Money and confidentiality are agreed with the demander and no matter of an addendum. */
export interface TextFields {
  readonly title: string;
  readonly summary: string;
  readonly cannotSolveAlone: string;
  readonly scene: string;
  readonly field: string;
  readonly region: string;
  readonly resultOwnership: ResultOwnership;
  readonly cooperation: Cooperation;
  readonly periodMonths: number;
  readonly chainNode: string | null;
}

/** The names of the fields, in the order in which they are read. */
export const TEXT_FIELDS = [
  'title',
  'summary',
  'cannotSolveAlone',
  'scene',
  'field',
  'region',
  'resultOwnership',
  'cooperation',
  'periodMonths',
  'chainNode',
] as const satisfies readonly (keyof TextFields)[];

/** Only the fields that change. */
export type TextChanges = Partial<TextFields>;

/** One version of the public text of a challenge, as the view `challenge_text` makes it. */
export interface ChallengeText extends TextFields {
  readonly indicators: readonly Indicator[];
}

/** The same where only the summary is public: what is not, is not there. */
export type PublicChallengeText = Pick<ChallengeText, 'title' | 'summary' | 'field' | 'region'> &
  Partial<ChallengeText>;

/** The text as an addendum leaves it. */
export const textAfter = (
  before: ChallengeText,
  { text, indicators }: { readonly text: TextChanges; readonly indicators: readonly Indicator[] | null },
): ChallengeText => ({ ...before, ...text, indicators: indicators ?? before.indicators });
