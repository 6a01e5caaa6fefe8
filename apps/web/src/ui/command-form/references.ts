/** One of the organisations of the directory, which are too many for a list. */
export const ANY_ORGANISATION = 'any organisation';

type Reference = readonly { readonly value: string; readonly label: string }[] | typeof ANY_ORGANISATION;

/** What an id in a form may point to, by the name of its field: `{ indicatorId: [{ value, label }] }`. */
export type References = Readonly<Record<string, Reference>>;
