import { useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { api, type Schemas } from '../../../client/api';
import { useAutosave } from '../../../ui/autosave';
import { contentOf, type Indicator, type ProposalDraft } from './content';

type Proposal = Schemas['ProposalView'];

interface Options {
  readonly challengeId: string;
  readonly takerId: string;
  readonly indicators: readonly Indicator[];
  readonly proposal: Proposal | null;
}

/** Begins the proposal with the first words, saves every change of it, and hands it in. */
export function useProposalSaving({ challengeId, takerId, indicators, proposal: given }: Options) {
  const queries = useQueryClient();
  const [proposal, setProposal] = useState(given);
  // The saves come one after the other, and each needs what the one before it brought at once.
  const newest = useRef(given);

  const keep = (saved: Proposal) => {
    newest.current = saved;
    setProposal(saved);
    queries.setQueryData(['get', '/api/v1/proposals/{id}', { params: { path: { id: saved.id } } }], saved);
    return saved;
  };
  const versioned = ({ id, version }: Proposal) => ({ path: { id }, header: { 'If-Match': `"${version}"` } });

  const autosave = useAutosave<ProposalDraft>({
    draftKey: `proposal ${challengeId} ${takerId}`,
    ready: () => true,
    save: async (draft) => {
      const content = contentOf(draft, indicators);
      const before = newest.current;
      const { data } = before
        ? await api.PATCH('/api/v1/proposals/{id}', { params: versioned(before), body: { content } })
        : await api.POST('/api/v1/challenges/{id}/proposals', {
            params: { path: { id: challengeId } },
            body: { takerId, content },
          });
      keep(data as Proposal);
    },
  });

  /** After another window changed it: the newest version is read, and what was typed is saved on top of it. */
  const reload = async () => {
    if (!newest.current) return;
    const { data } = await api.GET('/api/v1/proposals/{id}', { params: { path: { id: newest.current.id } } });
    keep(data as Proposal);
    await autosave.flush();
  };

  /** Seals and hands in what was saved. Null when the last save failed, which is shown already. */
  const submit = async (): Promise<Proposal | null> => {
    if (!(await autosave.flush()) || !newest.current) return null;
    const { data } = await api.POST('/api/v1/proposals/{id}/actions/submit', { params: versioned(newest.current) });
    autosave.discard();
    const submitted = keep(data as Proposal);
    // Not read again while the wizard is still open: the draft it was read from is sealed now.
    await queries.invalidateQueries({ refetchType: 'none' });
    return submitted;
  };

  return { ...autosave, proposal, reload, submit };
}
