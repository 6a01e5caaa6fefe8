import { allowedActions, messageOf, type ReadTx } from '#platform';
import { actionViews, type ReasonView } from '#platform/http';
import { organisationNames, userNames } from '#identity';
import { getProgramme } from '#programme';
import { replayDraw, type DrawReason } from '../draw/index.js';
import type { Panel, PanelAssignment, PanelDraw, PanelScore } from '../panel.entities.js';
import { panelAssignmentLifecycle } from '../panel-assignment.lifecycle.js';
import { panelLifecycle, takenSeats } from '../panel.lifecycle.js';
import {
  assignmentFacts,
  assignmentsOf,
  drawsOf,
  entriesOf,
  panelFacts,
  scoresOf,
  submittedScores,
  type PanelRow,
  type SubmittedScore,
} from '../panel.repository.js';
import { panelResult } from '../queries/panel-result.js';
import type * as dto from './panel.dto.js';

export function panelSummary(panel: PanelRow): dto.PanelSummaryView {
  const { id, number, programmeId, programmeName, purpose, subjectType, subjectId, subjectTitle } = panel;
  const { state, size, quorum } = panel;
  return { id, number, programmeId, programmeName, purpose, subjectType, subjectId, subjectTitle, state, size, quorum };
}

/** A panel with what it judges and how far it is; nobody's scores. */
export async function panelView(tx: ReadTx, panel: Panel, now: Date): Promise<dto.PanelView> {
  const facts = await panelFacts(tx, panel);
  const taken = takenSeats(facts.seats);
  return {
    ...panelSummary({ ...panel, programmeName: (await getProgramme(tx, panel.programmeId)).name }),
    version: panel.version,
    aggregation: panel.aggregation,
    field: panel.field,
    rubric: [...panel.rubric],
    entries: await entryViews(tx, panel.id),
    seats: { ...facts.seats, vacant: Math.max(0, panel.size - taken), quorumLost: taken < panel.quorum },
    createdAt: panel.createdAt.toISOString(),
    closedAt: panel.closedAt?.toISOString() ?? null,
    actions: actionViews(allowedActions(panelLifecycle, facts, { actor: tx.context.actor, now })),
  };
}

async function entryViews(tx: ReadTx, panelId: string): Promise<dto.EntryView[]> {
  const entries = await entriesOf(tx, panelId);
  const names = await organisationNames(
    tx,
    entries.flatMap(({ organisationIds }) => organisationIds),
  );
  return entries.map(({ entryId, label, organisationIds }) => ({
    entryId,
    label,
    organisations: organisationIds.map((id) => ({ id, name: names.get(id) ?? '' })),
  }));
}

/** Who sits or sat on a panel. */
export async function membersView(tx: ReadTx, panel: Panel, now: Date): Promise<dto.MembersView> {
  const { actor } = tx.context;
  const assignments = await assignmentsOf(tx, panel.id);
  const names = await userNames(
    tx,
    assignments.map(({ userId }) => userId),
  );
  const items = assignments.map((assignment) => {
    const { id, userId, origin, state, version, reason, acceptedAt, submittedAt } = assignment;
    const facts = assignmentFacts(assignment, panel);
    return {
      id,
      userId,
      name: names.get(userId) ?? '',
      origin,
      state,
      version,
      reason,
      acceptedAt: acceptedAt?.toISOString() ?? null,
      submittedAt: submittedAt?.toISOString() ?? null,
      actions: actionViews(allowedActions(panelAssignmentLifecycle, facts, { actor, now })),
    };
  });
  return { items };
}

/** Every draw of a panel, each repeated from its record as it is read. */
export async function drawsView(tx: ReadTx, panelId: string): Promise<dto.DrawsView> {
  const draws = await drawsOf(tx, panelId);
  const names = await organisationNames(tx, draws.flatMap(namedOrganisations));
  const worded = (reasons: readonly DrawReason[]): ReasonView[] => reasons.map((reason) => reasonView(reason, names));
  const people = await userNames(tx, draws.flatMap(peopleOf));
  const items = draws.map((draw) => ({
    id: draw.id,
    algorithm: draw.log.algorithm,
    seed: draw.seed,
    poolHash: draw.log.poolHash,
    constraintsHash: draw.log.constraintsHash,
    members: draw.members,
    reserves: draw.reserves,
    excluded: draw.excluded.map(({ expertId, reasons }) => ({ expertId, reasons: worded(reasons) })),
    replayDifferences: worded(replayDraw(draw, draw.pool, draw.constraints)),
    people: [...new Set(peopleOf(draw))].map((id) => ({ id, name: people.get(id) ?? '' })),
    drawnAt: draw.drawnAt.toISOString(),
  }));
  return { items };
}

const organisationOf = ({ params }: DrawReason): string[] =>
  typeof params['organisation'] === 'string' ? [params['organisation']] : [];

/** Everybody a draw's record tells of. */
const peopleOf = ({ members, reserves, excluded }: PanelDraw): string[] => [
  ...members,
  ...reserves,
  ...excluded.map(({ expertId }) => expertId),
];

const namedOrganisations = (draw: PanelDraw): string[] =>
  draw.excluded.flatMap(({ reasons }) => reasons.flatMap(organisationOf));

/** The draw knows organisations by their ids; people know them by name. */
function reasonView(reason: DrawReason, names: ReadonlyMap<string, string>): ReasonView {
  const [organisationId] = organisationOf(reason);
  const organisation = organisationId === undefined ? undefined : names.get(organisationId);
  const params = { ...reason.params, ...(organisation !== undefined && { organisation }) };
  return { code: reason.code, params, ...messageOf(reason.code, params) };
}

const scoreView = ({ entryId, criterion, hundredths, reason }: PanelScore): dto.ScoreView => ({
  entryId,
  criterion,
  score: hundredths,
  reason,
});

/** @throws 409 panel.not_closed */
export async function resultView(tx: ReadTx, panelId: string): Promise<dto.PanelResultView> {
  const { submitted, quorum, entries } = await panelResult(tx, panelId);
  const bySheet = new Map<string, SubmittedScore[]>();
  for (const score of await submittedScores(tx, panelId)) {
    bySheet.set(score.assignmentId, [...(bySheet.get(score.assignmentId) ?? []), score]);
  }
  const sheets = [...bySheet].map(([assignmentId, scores]) => ({
    assignmentId,
    userId: scores[0]?.userId ?? '',
    scores: scores.map(scoreView),
  }));
  return { submitted, quorum, entries: [...entries], sheets };
}

/** An assignment as its expert sees it: what there is to judge, and its own scores. */
export async function assignmentView(
  tx: ReadTx,
  assignment: PanelAssignment,
  panel: Panel,
  now: Date,
): Promise<dto.AssignmentView> {
  const facts = assignmentFacts(assignment, panel);
  const { id, state, version, reason } = assignment;
  return {
    id,
    panelId: panel.id,
    panelNumber: panel.number,
    panelState: panel.state,
    purpose: panel.purpose,
    subjectType: panel.subjectType,
    subjectId: panel.subjectId,
    subjectTitle: panel.subjectTitle,
    programmeId: panel.programmeId,
    programmeName: (await getProgramme(tx, panel.programmeId)).name,
    state,
    version,
    rubric: [...panel.rubric],
    entries: await entryViews(tx, panel.id),
    scores: (await scoresOf(tx, id)).map(scoreView),
    reason,
    createdAt: assignment.createdAt.toISOString(),
    acceptedAt: assignment.acceptedAt?.toISOString() ?? null,
    submittedAt: assignment.submittedAt?.toISOString() ?? null,
    actions: actionViews(allowedActions(panelAssignmentLifecycle, facts, { actor: tx.context.actor, now })),
  };
}
