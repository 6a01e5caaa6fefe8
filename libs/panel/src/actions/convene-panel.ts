import { create, invalid, nextNumber, uuidv7, type FieldError, type Tx } from '#platform';
import type { ReviewCriterion } from '#programme';
import { Panel, PanelEntry, type PanelPurpose } from '../panel.entities.js';
import { panelLifecycle } from '../panel.lifecycle.js';
import { toCriteria } from '../rubric-criteria.js';
import { checkRubric, type Aggregation } from '../scoring/index.js';
import { drawExperts } from './draw-experts.js';

export interface ConvenePanel {
  readonly programmeId: string;
  readonly agencyId: string;
  readonly purpose: PanelPurpose;
  readonly subjectType: string;
  readonly subjectId: string;
  /** Number and title of the subject, for lists. */
  readonly subjectTitle: string;
  /** What is scored; `organisationIds` are all organisations with a stake in it. */
  readonly entries: readonly { entryId: string; label: string; organisationIds: readonly string[] }[];
  readonly rubric: readonly ReviewCriterion[];
  /** Experts to draw, and score sheets without which the panel cannot close. */
  readonly size: number;
  readonly quorum: number;
  readonly aggregation: Aggregation;
  /** Draws only experts of this field; null for all. */
  readonly field: string | null;
  readonly conflictLookBackYears: number;
  /** An expert with this many open assignments is not drawn. */
  readonly loadCap: number;
  /** Only tests give one. */
  readonly seed?: string;
}

/** `trimmed_mean` leaves out the highest and the lowest sheet. */
const LEAST_SHEETS: Readonly<Record<Aggregation, number>> = { mean: 1, trimmed_mean: 3 };

/**
 * Convenes a panel on a subject of the caller, who has taken the unit's locks: draws its experts at random among those
 * without a conflict (trust.md C13), keeps the draw, and invites them.
 * @throws 403 · 409 panel.not_enough_experts, panel.already_convened · 422 of a rubric, size or quorum that cannot work
 */
export async function convenePanel(tx: Tx, input: ConvenePanel): Promise<Panel> {
  const errors = problemsOf(input);
  if (errors.length > 0) throw invalid(...errors);
  const { entries, seed, ...terms } = input;
  const panel: Panel = {
    id: uuidv7(),
    number: await nextNumber(tx, 'PS'),
    ...terms,
    state: 'convened',
    version: 1,
    convenedBy: tx.context.actor.userId,
    closedAt: null,
    createdAt: tx.now,
  };
  await create(tx, panelLifecycle, {
    row: panel,
    permission: 'panel.convene',
    parties: { programmeId: panel.programmeId, agency: panel.agencyId },
    emits: 'panel.convened',
    refs: { purpose: panel.purpose, subjectType: panel.subjectType, subjectId: panel.subjectId },
  });
  await tx.manager.insert(
    PanelEntry,
    entries.map(({ entryId, label, organisationIds }, position) => ({
      panelId: panel.id,
      entryId,
      position: position + 1,
      label,
      organisationIds: [...organisationIds],
    })),
  );
  await drawExperts(tx, panel, { seats: panel.size, permission: 'panel.convene', seed });
  return panel;
}

function problemsOf({ rubric, entries, size, quorum, aggregation }: ConvenePanel): FieldError[] {
  const errors: FieldError[] = checkRubric(toCriteria(rubric)).map((error) => ({ path: 'rubric', ...error }));
  const ids = entries.map(({ entryId }) => entryId);
  if (ids.length === 0) errors.push({ path: 'entries', code: 'field.required' });
  if (new Set(ids).size !== ids.length) errors.push({ path: 'entries', code: 'panel.entry_repeated' });
  const min = LEAST_SHEETS[aggregation];
  if (quorum < min || quorum > size) {
    errors.push({ path: 'quorum', code: 'panel.quorum_out_of_range', params: { min, max: size } });
  }
  return errors;
}
