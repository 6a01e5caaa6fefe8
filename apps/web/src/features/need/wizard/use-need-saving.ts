import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { api, type Schemas } from '../../../client/api';
import { ProblemError } from '../../../client/problem';
import { useAutosave } from '../../../ui/autosave';
import { gapsOf } from './completeness';
import { changesBody, filingBody, type NeedDraft } from './need-draft';

type Need = Schemas['NeedView'];
export type Wrong = NonNullable<Schemas['Problem']['errors']>;

interface Options {
  readonly need: Need | null;
  readonly onFiled: (need: Need) => void;
  readonly onWrong: (errors: Wrong) => void;
}

/** Files the need as soon as the api can take it, then saves every change of it. */
export function useNeedSaving({ need: given, onFiled, onWrong }: Options) {
  const queries = useQueryClient();
  const [need, setNeed] = useState(given);
  // The saves come one after the other, and each needs what the one before it brought at once.
  const newest = useRef(given);

  const keep = (saved: Need) => {
    newest.current = saved;
    setNeed(saved);
    queries.setQueryData(['get', '/api/v1/needs/{id}', { params: { path: { id: saved.id } } }], saved);
  };

  const send = async (draft: NeedDraft): Promise<Need> => {
    const before = newest.current;
    if (!before) return answered(api.POST('/api/v1/needs', { body: filingBody(draft) }));
    return answered(
      api.PATCH('/api/v1/needs/{id}', {
        params: { path: { id: before.id }, header: { 'If-Match': `"${before.version}"` } },
        body: changesBody(draft),
      }),
    );
  };

  const autosave = useAutosave<NeedDraft>({
    draftKey: given ? `need ${given.id}` : 'need new',
    ready: (draft) => gapsOf(draft).length === 0,
    save: async (draft) => {
      const isNew = newest.current === null;
      try {
        keep(await send(draft));
      } catch (error) {
        if (error instanceof ProblemError && error.problem.errors) onWrong(error.problem.errors);
        throw error;
      }
      if (isNew && newest.current) onFiled(newest.current);
    },
  });

  /** After somebody else changed it: the newest version is read, and what was typed is saved on top of it. */
  const reload = async () => {
    if (!newest.current) return;
    const params = { path: { id: newest.current.id } };
    keep(await answered(api.GET('/api/v1/needs/{id}', { params })));
    await autosave.flush();
  };

  return { ...autosave, need, keep, reload };
}

/** portalFetch throws every refusal, so an answer has data. */
async function answered<T>(asked: Promise<{ data?: T }>): Promise<T> {
  return (await asked).data as T;
}
