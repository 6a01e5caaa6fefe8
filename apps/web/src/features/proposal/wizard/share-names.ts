import { useWords } from '../../../i18n/labels';
import type { SHARES } from './content';

/** What the columns of a consortium's shares are called. */
export function useShareNames(): Readonly<Record<(typeof SHARES)[number], string>> {
  const words = useWords();
  return {
    workPpm: words.choice('workPpm', 'columns'),
    moneyPpm: words.choice('moneyPpm', 'columns'),
    incomePpm: words.choice('incomePpm', 'columns'),
    ipPpm: words.choice('ipPpm', 'columns'),
  };
}
