import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import { $api, api, type Schemas } from '../../../client/api';
import { useAutosave } from '../../../ui/autosave';
import { scoresOf, type Sheet } from './sheet';

type Assignment = Schemas['AssignmentView'];

/** Keeps a sheet on the server while it is written, and hands it in. */
export function useScoreSaving(assignment: Assignment) {
  const queries = useQueryClient();
  const version = useRef(assignment.version);
  useEffect(() => {
    version.current = Math.max(version.current, assignment.version);
  }, [assignment.version]);
  const params = { path: { id: assignment.id } };
  const { queryKey } = $api.queryOptions('get', '/api/v1/panel-assignments/{id}', { params });

  const send = async (action: 'save' | 'score', sheet: Sheet) => {
    const { data } = await api.POST(`/api/v1/panel-assignments/{id}/actions/${action}`, {
      params: { ...params, header: { 'If-Match': `"${version.current}"` } },
      body: { scores: scoresOf(sheet, assignment) },
    });
    if (!data) return;
    version.current = data.version;
    queries.setQueryData(queryKey, data);
  };
  const saving = useAutosave<Sheet>({
    draftKey: `score-sheet ${assignment.id}`,
    ready: (sheet) => scoresOf(sheet, assignment).length > 0,
    save: (sheet) => send('save', sheet),
  });
  const reload = async () => {
    await queries.refetchQueries({ queryKey });
    version.current = queries.getQueryData<Assignment>(queryKey)?.version ?? version.current;
    await saving.flush();
  };
  const handIn = async (sheet: Sheet) => {
    await saving.flush();
    await send('score', sheet);
    saving.discard();
    await queries.invalidateQueries();
  };
  return { ...saving, reload, handIn };
}
