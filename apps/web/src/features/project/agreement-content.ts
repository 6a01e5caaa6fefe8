import type { Schemas } from '../../client/api';

type Party = Schemas['SignatureView']['party'];
type MilestoneTerms = Schemas['MilestoneInput'];

interface AgreedIndicator {
  readonly id: string;
  readonly name: string;
  readonly unit: string;
  readonly values: readonly string[];
}

/** The agreement's structured text, which the api describes only as an object: the form `agreement/1`. */
export interface AgreementContent {
  readonly parties: Readonly<
    Record<Party, { readonly id: string; readonly name: string; readonly uscc: string | null }>
  >;
  readonly indicators: readonly { readonly indicator: AgreedIndicator; readonly committed: AgreedIndicator }[];
  readonly consortium: readonly { readonly organisationId: string; readonly name: string; readonly role: string }[];
  readonly period: { readonly startsOn: string; readonly months: number; readonly endsOn: string };
  readonly milestones: readonly (MilestoneTerms & { readonly number: number })[];
  readonly funding: {
    readonly totalInvestmentFen: string;
    readonly grantFen: string;
    readonly demanderPlanFen: string;
    readonly instalments: readonly { readonly number: number; readonly plannedFen: string; readonly dueOn: string }[];
  } | null;
  readonly ipSplit: readonly Schemas['PartyShareInput'][];
  readonly failureRiskSplit: readonly Schemas['PartyShareInput'][];
}

export const contentOf = ({ content }: Schemas['AgreementView']): AgreementContent =>
  content as unknown as AgreementContent;

/** The organisations that have or may have a part in the splits, by id. */
export function organisationsOf({ parties, consortium }: AgreementContent): ReadonlyMap<string, string> {
  const named = [parties.demander, parties.taker, parties.agency].map(({ id, name }) => [id, name] as const);
  return new Map([...named, ...consortium.map(({ organisationId, name }) => [organisationId, name] as const)]);
}

/** An indicator's values as people write them; a pass-or-fail indicator has none. */
export function valuesText(values: readonly string[], unit: string): string | null {
  if (values.length === 0) return null;
  return `${values.join(' ～ ')}${unit && unit !== '1' ? ` ${unit}` : ''}`;
}
