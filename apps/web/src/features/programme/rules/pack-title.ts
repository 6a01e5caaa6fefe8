import type { Text } from '../../../i18n/language';

/** The name a rule pack gives itself; its code where it has none. */
export function packTitle(pack: Readonly<Record<string, unknown>>): Text {
  const { title, code } = pack as { readonly title?: Text; readonly code?: string };
  return title ?? { zh: code ?? '', en: code ?? '' };
}
