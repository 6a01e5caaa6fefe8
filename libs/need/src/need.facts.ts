import { clearDeadline, type Parties, type ReadTx, type Tx } from '#platform';
import { getProgramme, programmeParties, type Programme } from '#programme';
import { assignedExperts } from '#panel';
import type { Need } from './need.entity.js';
import type { NeedFacts } from './need.lifecycle.js';
import { assessmentOfPanel, deadlinesOf } from './need.repository.js';

/** Deadlines of a need: the recommender's days, and the demander's days for the final text. */
export const RECOMMENDER_DEADLINE = 'need.wait_for_recommender';
export const TEXT_DEADLINE = 'need.mark_text_overdue';

/** Who stands in which relation to a need. */
export const needParties = (
  need: Pick<Need, 'demanderId' | 'recommenderId'>,
  programme: Programme,
): Parties & { demander: string; agency: string } => ({
  ...programmeParties(programme),
  demander: need.demanderId,
  recommender: need.recommenderId,
});

/** Everything that guards, permissions and views of a need ask for. */
export async function needFacts(tx: ReadTx, subject: Need): Promise<NeedFacts> {
  const programme = await getProgramme(tx, subject.programmeId);
  const deadlines = await deadlinesOf(tx, subject.id);
  const { panelId } = subject;
  const expert = panelId ? await assignedExperts(tx, subject.id) : [];
  return {
    subject,
    parties: { ...needParties(subject, programme), expert },
    programmeActive: programme.state === 'active',
    assessment: panelId ? await assessmentOfPanel(tx, panelId) : null,
    recommenderDueAt: deadlines.get(RECOMMENDER_DEADLINE) ?? null,
    textDueAt: deadlines.get(TEXT_DEADLINE) ?? null,
  };
}

/** Nobody is waited for any more. */
export async function clearNeedDeadlines(tx: Tx, needId: string): Promise<void> {
  await clearDeadline(tx, needId, RECOMMENDER_DEADLINE);
  await clearDeadline(tx, needId, TEXT_DEADLINE);
}
