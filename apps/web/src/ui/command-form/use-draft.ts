import { useCallback, useState } from 'react';
import { useMe } from '../../app/session';
import type { FormValues } from './form-values';

const PREFIX = 'jbgs.draft.';

/**
 * What was typed and not sent yet, kept in this tab under a key until it is sent or thrown away: a reload, an expired
 * session or a closed dialog loses nothing. Not in localStorage, and under its writer's name: another person may use
 * this machine, and this tab.
 */
export function useDraft(about: string) {
  const me = useMe();
  const [key] = useState(() => `${PREFIX}${me?.id ?? ''} ${about}`);
  const [restored] = useState<FormValues | null>(() => read(key));
  const keep = useCallback((values: FormValues) => sessionStorage.setItem(key, JSON.stringify(values)), [key]);
  const discard = useCallback(() => sessionStorage.removeItem(key), [key]);
  return { restored, keep, discard };
}

function read(key: string): FormValues | null {
  try {
    return JSON.parse(sessionStorage.getItem(key) ?? 'null') as FormValues | null;
  } catch {
    return null;
  }
}
