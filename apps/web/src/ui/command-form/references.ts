/** What an id in a form may point to, by the name of its field: `{ indicatorId: [{ value, label }] }`. */
export type References = Readonly<Record<string, readonly { readonly value: string; readonly label: string }[]>>;
