import { useCallback, useState } from 'react';
import type { FormValues } from './form-values';

const PREFIX = 'jbgs.draft.';

/**
 * What was typed and not sent yet, kept in this tab under a key until it is sent or thrown away: a reload, an expired
 * session or a closed dialog loses nothing. Not in localStorage: another person may use this machine.
 */
export function useDraft(key: string) {
  const [restored] = useState<FormValues | null>(() => read(key));
  const keep = useCallback((values: FormValues) => sessionStorage.setItem(PREFIX + key, JSON.stringify(values)), [key]);
  const discard = useCallback(() => sessionStorage.removeItem(PREFIX + key), [key]);
  return { restored, keep, discard };
}

function read(key: string): FormValues | null {
  try {
    return JSON.parse(sessionStorage.getItem(PREFIX + key) ?? 'null') as FormValues | null;
  } catch {
    return null;
  }
}
