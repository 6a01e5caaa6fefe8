import type { Language } from '#platform';

/** A title and a sentence in each language; `{param}` names a parameter of the subject. */
export type Template = Readonly<Record<Language, readonly [title: string, body: string]>>;
