export type IdentifierRefusal = 'malformed' | 'checksum_mismatch' | 'birth_date_invalid' | 'birth_date_in_future';

/** The outcome of a check: the number in its one stored form, or why it is refused. */
export type IdentifierCheck =
  { readonly ok: true; readonly normalised: string } | { readonly ok: false; readonly reason: IdentifierRefusal };

export const refuse = (reason: IdentifierRefusal): { readonly ok: false; readonly reason: IdentifierRefusal } => ({
  ok: false,
  reason,
});

/** What people's keyboards do to a number: blanks around it, full-width characters, lower case. */
export function normalise(text: string): string {
  return text
    .trim()
    .replace(/[\uff01-\uff5e]/g, (wide) => String.fromCharCode(wide.charCodeAt(0) - 0xfee0))
    .replace(/[a-z]/g, (letter) => letter.toUpperCase());
}

/** Σ value(cᵢ) · weightᵢ over as many characters as there are weights; the value is the index in the alphabet. */
export function weightedSum(text: string, weights: readonly number[], alphabet: string): number {
  return weights.reduce((sum, weight, i) => sum + alphabet.indexOf(text.charAt(i)) * weight, 0);
}
