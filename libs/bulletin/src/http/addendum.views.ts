import { allowedActions, type ReadTx } from '#platform';
import { actionViews } from '#platform/http';
import { currentText, textVersion } from '../addendum/addendum.repository.js';
import { diffTexts, type TextDiff } from '../addendum/text-diff.js';
import { textAfter } from '../addendum/challenge-text.js';
import { addendumLifecycle } from '../addendum.lifecycle.js';
import type { Addendum } from '../bulletin.entities.js';
import { addendumFacts } from '../bulletin.facts.js';
import type { PublicAddendum, PublicVersion } from '../queries/public-versions.js';
import type { AddendumView, PublicAddendumView, PublicVersionView, TextDiffView } from './addendum.dto.js';
import { indicatorView } from './bulletin.views.js';

/** An addendum with what it changes, item by item, and what the reader may do with it. */
export async function addendumView(tx: ReadTx, addendum: Addendum, now: Date): Promise<AddendumView> {
  const facts = await addendumFacts(tx, addendum);
  const { id, number, challengeId, state, version, reason, clarificationId } = addendum;
  return {
    id,
    number,
    challengeId,
    state,
    version,
    reason,
    clarificationId,
    baseVersion: addendum.baseVersion,
    textVersion: addendum.textVersion,
    closesOn: addendum.closesOn,
    frozenFrom: facts.frozenFrom.toISOString(),
    changes: textDiffView(await changesOf(tx, addendum)),
    draftedBy: addendum.draftedBy,
    issuedBy: addendum.issuedBy,
    issuedAt: addendum.issuedAt?.toISOString() ?? null,
    createdAt: addendum.createdAt.toISOString(),
    actions: actionViews(allowedActions(addendumLifecycle, facts, { actor: tx.context.actor, now })),
  };
}

/** Against the text it was drafted on, which is kept as soon as it is not the present one any more. */
async function changesOf(tx: ReadTx, addendum: Addendum): Promise<TextDiff> {
  const { challengeId, baseVersion } = addendum;
  const base = (await textVersion(tx, challengeId, baseVersion)) ?? (await currentText(tx, challengeId));
  return diffTexts(base, textAfter(base, addendum));
}

const textDiffView = ({ fields, indicators }: TextDiff): TextDiffView => ({
  fields: [...fields],
  indicators: indicators.map(({ from, to, fields: parts, ...rest }) => ({
    ...rest,
    from: from && indicatorView(from),
    to: to && indicatorView(to),
    fields: [...parts],
  })),
});

export const publicAddendumView = ({ diff, ...addendum }: PublicAddendum): PublicAddendumView => ({
  ...addendum,
  issuedAt: addendum.issuedAt.toISOString(),
  closedBefore: addendum.closedBefore?.toISOString() ?? null,
  closesAfter: addendum.closesAfter?.toISOString() ?? null,
  ...textDiffView(diff),
});

export const publicVersionView = ({ challengeId, version, issuedAt, content }: PublicVersion): PublicVersionView => ({
  challengeId,
  version,
  issuedAt: issuedAt.toISOString(),
  title: content.title,
  summary: content.summary,
  field: content.field,
  region: content.region,
  cannotSolveAlone: content.cannotSolveAlone ?? null,
  scene: content.scene ?? null,
  resultOwnership: content.resultOwnership ?? null,
  cooperation: content.cooperation ?? null,
  periodMonths: content.periodMonths ?? null,
  chainNode: content.chainNode ?? null,
  indicators: (content.indicators ?? []).map(indicatorView),
});
