import {
  create,
  forbidden,
  invalid,
  lock,
  nextNumber,
  refused,
  requirePermission,
  row,
  sharedRow,
  transition,
  uuidv7,
  type Tx,
} from '#platform';
import { organisationNames } from '#identity';
import { activeProgramme, getProgramme, programmeParties, rulePackOf } from '#programme';
import { getNeed, type Need } from '#need';
import type { Bulletin, Challenge } from '../bulletin.entities.js';
import { bulletinFacts, challengeFacts, challengeParties } from '../bulletin.facts.js';
import { bulletinLifecycle } from '../bulletin.lifecycle.js';
import { getBulletin, getChallenge } from '../bulletin.repository.js';
import { challengeLifecycle } from '../challenge.lifecycle.js';

export interface CreateBulletin {
  readonly programmeId: string;
  readonly title: string;
  readonly preface?: string;
}

/**
 * Begins a bulletin of a programme in force.
 * @throws 403 · 404 · 409 programme.not_active
 */
export async function createBulletin(tx: Tx, input: CreateBulletin): Promise<Bulletin> {
  await lock(tx, [sharedRow('programme', input.programmeId)]);
  const { programme, rulePackId } = await activeProgramme(tx, input.programmeId);
  const { userId } = tx.context.actor;
  if (!userId) throw forbidden('bulletin.compose');
  const bulletin: Bulletin = {
    id: uuidv7(),
    programmeId: programme.id,
    number: await nextNumber(tx, 'BD'),
    state: 'draft',
    version: 1,
    title: input.title,
    preface: input.preface ?? null,
    rulePackId,
    composedBy: userId,
    approvedBy: null,
    publishedAt: null,
    createdAt: tx.now,
  };
  return create(tx, bulletinLifecycle, {
    row: bulletin,
    permission: 'bulletin.compose',
    parties: programmeParties(programme),
    emits: 'bulletin.created',
  });
}

export interface EditBulletin {
  readonly bulletinId: string;
  readonly version: number;
  readonly title?: string;
  readonly preface?: string;
}

/** @throws 403 · 404 · 409 when it is approved already */
export async function editBulletin(tx: Tx, input: EditBulletin): Promise<Bulletin> {
  const { bulletinId, version, title, preface } = input;
  await lock(tx, [row('bulletin', bulletinId)]);
  const bulletin = await getBulletin(tx, bulletinId);
  return transition(tx, bulletinLifecycle, 'edit', {
    facts: await bulletinFacts(tx, bulletin),
    version,
    set: { title: title ?? bulletin.title, preface: preface ?? bulletin.preface },
  });
}

export interface AddChallenge {
  readonly bulletinId: string;
  readonly version: number;
  readonly needId: string;
  /** How many awards the challenge can have; 1 when left out. */
  readonly awardSlots?: number;
}

/**
 * Puts a need on the bulletin as a challenge, with the text the demander has accepted.
 * @returns the bulletin
 * @throws 403 · 404 · 409 challenge.need_not_agreed, challenge.need_on_list · 422 awardSlots, needId
 */
export async function addChallenge(tx: Tx, input: AddChallenge): Promise<Bulletin> {
  await lock(tx, [row('bulletin', input.bulletinId), sharedRow('need', input.needId)]);
  const bulletin = await getBulletin(tx, input.bulletinId);
  const facts = await bulletinFacts(tx, bulletin);
  requirePermission(tx, 'bulletin.compose', facts.parties);
  const need = await needToList(tx, input.needId, bulletin);
  const awardSlots = input.awardSlots ?? 1;
  const { winners } = (await rulePackOf(tx, bulletin.rulePackId)).selection;
  if (awardSlots > winners.max) {
    throw invalid({ path: 'awardSlots', code: 'challenge.too_many_slots', params: { max: winners.max } });
  }
  const changed = await transition(tx, bulletinLifecycle, 'add_challenge', { facts, version: input.version });
  const challenge = await draftedChallenge(tx, bulletin, need, awardSlots);
  await create(tx, challengeLifecycle, {
    row: challenge,
    permission: 'bulletin.compose',
    parties: await challengeParties(tx, challenge),
    emits: 'challenge.drafted',
  });
  return changed;
}

async function needToList(tx: Tx, needId: string, bulletin: Bulletin): Promise<Need> {
  const need = await getNeed(tx, needId);
  if (need.programmeId !== bulletin.programmeId) {
    throw invalid({ path: 'needId', code: 'challenge.need_of_other_programme' });
  }
  if (need.state === 'listed') throw refused({ code: 'challenge.need_on_list' });
  if (need.state !== 'agreeing' || need.textAcceptedAt === null) {
    throw refused({ code: 'challenge.need_not_agreed', params: { number: need.number } });
  }
  return need;
}

async function draftedChallenge(tx: Tx, bulletin: Bulletin, need: Need, awardSlots: number): Promise<Challenge> {
  const programme = await getProgramme(tx, bulletin.programmeId);
  const names = await organisationNames(tx, [need.demanderId]);
  return {
    id: uuidv7(),
    programmeId: bulletin.programmeId,
    bulletinId: bulletin.id,
    needId: need.id,
    needVersion: need.version,
    demanderId: need.demanderId,
    number: await nextNumber(tx, 'JB'),
    state: 'drafted',
    version: 1,
    rulePackId: bulletin.rulePackId,
    title: need.title,
    summary: need.summary,
    field: need.field,
    region: need.region,
    demanderName: names.get(need.demanderId) ?? '',
    programmeName: programme.name,
    // The amount the assessment recommended is part of the text the demander accepted.
    amountFen: need.recommendedAmountFen ?? need.totalInvestmentFen,
    cashToTakerFen: need.cashToTakerFen,
    confidentiality: need.confidentiality,
    awardSlots,
    textVersion: 1,
    mode: (await rulePackOf(tx, bulletin.rulePackId)).mode,
    openedAt: null,
    takeUpClosesAt: null,
    windowClosedAt: null,
    noAwardReason: null,
    createdAt: tx.now,
  };
}

export interface RemoveChallenge {
  readonly bulletinId: string;
  readonly version: number;
  readonly challengeId: string;
  readonly reason?: string;
}

/**
 * Takes a challenge off a bulletin that is still being composed; its need can go on another one.
 * @returns the bulletin
 * @throws 403 · 404 · 409 platform.reason_required · 422 challenge.not_on_bulletin
 */
export async function removeChallenge(tx: Tx, input: RemoveChallenge): Promise<Bulletin> {
  const { bulletinId, version, challengeId, reason } = input;
  await lock(tx, [row('bulletin', bulletinId), row('challenge', challengeId)]);
  const bulletin = await getBulletin(tx, bulletinId);
  const challenge = await getChallenge(tx, challengeId);
  const changed = await transition(tx, bulletinLifecycle, 'remove_challenge', {
    facts: await bulletinFacts(tx, bulletin),
    version,
  });
  if (challenge.bulletinId !== bulletin.id) throw invalid({ path: 'challengeId', code: 'challenge.not_on_bulletin' });
  await transition(tx, challengeLifecycle, 'cancel', { facts: await challengeFacts(tx, challenge), reason });
  return changed;
}
