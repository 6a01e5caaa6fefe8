import {
  create,
  forbidden,
  invalid,
  lock,
  nextNumber,
  refusals,
  refused,
  requirePermission,
  row,
  sharedRow,
  transition,
  uuidv7,
  type Tx,
} from '#platform';
import { readAmendment, type Indicator } from '#need';
import { addendaOf, currentText, getAddendum } from '../addendum/addendum.repository.js';
import { textAfter, type TextChanges } from '../addendum/challenge-text.js';
import { diffTexts, isEmptyDiff } from '../addendum/text-diff.js';
import { addendumLifecycle } from '../addendum.lifecycle.js';
import type { Addendum, Challenge } from '../bulletin.entities.js';
import { addendumFacts, challengeParties } from '../bulletin.facts.js';
import { getChallenge, getClarification } from '../bulletin.repository.js';

/** More addenda than this are a new challenge. */
const MOST_ADDENDA = 20;

/** What an addendum says: the fields that change, the whole list of indicators when one does, the new closing day. */
export interface AddendumContent {
  readonly text?: TextChanges;
  readonly indicators?: readonly object[];
  /** `YYYY-MM-DD`; null leaves the window as it is. */
  readonly closesOn?: string | null;
  readonly clarificationId?: string | null;
}

export interface DraftAddendum extends AddendumContent {
  readonly challengeId: string;
  readonly reason: string;
}

/**
 * Drafts a change of an open challenge's text. Nothing of it is public before another person issues it.
 * @throws 403 · 404 · 409 addendum.challenge_not_open, addendum.in_preparation, addendum.too_many ·
 * 422 with every wrong field, addendum.nothing_changes
 */
export async function draftAddendum(tx: Tx, input: DraftAddendum): Promise<Addendum> {
  await lock(tx, [sharedRow('challenge', input.challengeId)]);
  const challenge = await getChallenge(tx, input.challengeId);
  const parties = await challengeParties(tx, challenge);
  requirePermission(tx, 'addendum.draft', parties);
  const { userId } = tx.context.actor;
  if (!userId) throw forbidden('addendum.draft');
  if ((await addendaOf(tx, challenge.id)).length >= MOST_ADDENDA) {
    throw refused({ code: 'addendum.too_many', params: { max: MOST_ADDENDA } });
  }
  const addendum: Addendum = {
    id: uuidv7(),
    programmeId: challenge.programmeId,
    challengeId: challenge.id,
    number: await nextNumber(tx, 'GZ'),
    state: 'draft',
    version: 1,
    reason: input.reason,
    clarificationId: null,
    text: {},
    indicators: null,
    closesOn: null,
    baseVersion: challenge.textVersion,
    textVersion: null,
    closedBefore: null,
    closesAfter: null,
    draftedBy: userId,
    issuedBy: null,
    issuedAt: null,
    createdAt: tx.now,
  };
  const filled = { ...addendum, ...(await readAddendum(tx, challenge, addendum, input)) };
  return create(tx, addendumLifecycle, {
    row: filled,
    permission: 'addendum.draft',
    parties,
    emits: 'addendum.drafted',
    refs: { challengeId: challenge.id },
  });
}

export interface EditAddendum extends AddendumContent {
  readonly addendumId: string;
  readonly version: number;
  readonly reason?: string;
}

/**
 * Changes a draft; what is left out stays. Whoever changes it has drafted it, and somebody else issues it.
 * @throws 403 · 404 · 409 addendum.challenge_not_open · 422 with every wrong field, addendum.nothing_changes
 */
export async function editAddendum(tx: Tx, input: EditAddendum): Promise<Addendum> {
  const { challengeId } = await getAddendum(tx, input.addendumId);
  await lock(tx, [sharedRow('challenge', challengeId), row('addendum', input.addendumId)]);
  const addendum = await getAddendum(tx, input.addendumId);
  const facts = await addendumFacts(tx, addendum);
  requirePermission(tx, 'addendum.draft', facts.parties);
  const content = await readAddendum(tx, await getChallenge(tx, challengeId), addendum, input);
  return transition(tx, addendumLifecycle, 'edit', {
    facts,
    version: input.version,
    set: { ...content, reason: input.reason ?? addendum.reason, draftedBy: tx.context.actor.userId },
    refs: { challengeId },
  });
}

type AddendumColumns = Pick<Addendum, 'text' | 'indicators' | 'closesOn' | 'clarificationId' | 'baseVersion'>;

/** The columns of a draft after a change, complete and held against the rules. */
async function readAddendum(
  tx: Tx,
  challenge: Challenge,
  addendum: Addendum,
  given: AddendumContent,
): Promise<AddendumColumns> {
  const text = { ...addendum.text, ...given.text };
  const { closesOn = addendum.closesOn, clarificationId = addendum.clarificationId } = given;
  if (clarificationId) await assertOwnQuestion(tx, challenge, clarificationId);
  const filed = given.indicators && { indicators: given.indicators };
  const read = await readAmendment(tx, challenge.needId, { ...text, ...filed });
  const indicators: readonly Indicator[] | null = read ?? addendum.indicators;
  const columns = { text, indicators, closesOn, clarificationId, baseVersion: challenge.textVersion };
  const facts = await addendumFacts(tx, { ...addendum, ...columns });
  const closing = facts.closesAfter !== null && facts.challenge.takeUpClosesAt;
  if (closing && facts.closesAfter <= closing) {
    const params = { closesAt: closing.toISOString() };
    throw invalid({ path: 'closesOn', code: 'addendum.window_not_longer', params });
  }
  const refusing = refusals(addendumLifecycle, 'edit', facts, { actor: tx.context.actor, now: tx.now });
  if (refusing.length > 0) throw refused(...refusing);
  const current = await currentText(tx, challenge.id);
  if (closesOn === null && isEmptyDiff(diffTexts(current, textAfter(current, columns)))) {
    throw invalid({ path: 'text', code: 'addendum.nothing_changes' });
  }
  return columns;
}

async function assertOwnQuestion(tx: Tx, challenge: Challenge, clarificationId: string): Promise<void> {
  const { challengeId } = await getClarification(tx, clarificationId);
  if (challengeId !== challenge.id) {
    throw invalid({ path: 'clarificationId', code: 'addendum.question_of_other_challenge' });
  }
}
