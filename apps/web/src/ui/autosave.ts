import { useCallback, useEffect, useRef, useState } from 'react';
import { useDraft } from './command-form/use-draft';

export type SaveState =
  | { readonly kind: 'untouched' }
  /** Kept in this tab only, because the server would not take it yet. */
  | { readonly kind: 'kept' }
  | { readonly kind: 'saving' }
  | { readonly kind: 'saved'; readonly at: string }
  | { readonly kind: 'failed'; readonly error: unknown };

interface Options<Values> {
  /** Under which name what is typed is kept in this tab until the server has it. */
  readonly draftKey: string;
  /** Whether the server would take it as it is. */
  readonly ready: (values: Values) => boolean;
  readonly save: (values: Values) => Promise<void>;
}

const QUIET_MS = 1500;
/** What is only in this tab is lost with it. */
const UNSAVED: readonly SaveState['kind'][] = ['kept', 'saving', 'failed'];

function warnBeforeLeaving(): () => void {
  const ask = (event: BeforeUnloadEvent) => event.preventDefault();
  window.addEventListener('beforeunload', ask);
  return () => window.removeEventListener('beforeunload', ask);
}

/**
 * Saves what somebody writes: at once in this tab, and on the server when the typing pauses. Saves never overlap, so
 * that each goes out with the version the one before it brought.
 */
export function useAutosave<Values extends object>(options: Options<Values>) {
  const [state, setState] = useState<SaveState>({ kind: 'untouched' });
  const { restored, keep, discard } = useDraft(options.draftKey);
  const current = useRef(options);
  useEffect(() => {
    current.current = options;
  });
  const waiting = useRef<Values | null>(null);
  const running = useRef<Promise<boolean> | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  /** Saves what is waiting. True when the server has everything. */
  const flush = useCallback(async (): Promise<boolean> => {
    clearTimeout(timer.current);
    if (running.current) await running.current;
    const values = waiting.current;
    if (!values) return true;
    waiting.current = null;
    running.current = saveNow(values);
    const saved = await running.current;
    running.current = null;
    return saved;

    async function saveNow(sent: Values): Promise<boolean> {
      setState({ kind: 'saving' });
      try {
        await current.current.save(sent);
        if (!waiting.current) discard();
        setState({ kind: 'saved', at: new Date().toISOString() });
        return true;
      } catch (error) {
        waiting.current ??= sent;
        setState({ kind: 'failed', error });
        return false;
      }
    }
  }, [discard]);

  const changed = useCallback(
    (values: Values) => {
      keep(values as Record<string, unknown>);
      clearTimeout(timer.current);
      if (!current.current.ready(values)) {
        waiting.current = null;
        setState({ kind: 'kept' });
        return;
      }
      waiting.current = values;
      timer.current = setTimeout(() => void flush(), QUIET_MS);
    },
    [flush, keep],
  );

  useEffect(() => () => void flush(), [flush]);
  useEffect(() => (UNSAVED.includes(state.kind) ? warnBeforeLeaving() : undefined), [state.kind]);
  return { state, restored: restored as Values | null, changed, flush, discard };
}
