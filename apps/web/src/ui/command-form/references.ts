import type { OrganisationKind } from '../organisation-select';

/** One of the organisations of the directory, which are too many for a list. */
interface OrganisationReference {
  readonly organisations: OrganisationKind | 'all';
}
export const ANY_ORGANISATION: OrganisationReference = { organisations: 'all' };
export const ANY_ASSESSOR: OrganisationReference = { organisations: 'assessor' };

type Reference = readonly { readonly value: string; readonly label: string }[] | OrganisationReference;

/** What an id in a form may point to, by the name of its field: `{ indicatorId: [{ value, label }] }`. */
export type References = Readonly<Record<string, Reference>>;
