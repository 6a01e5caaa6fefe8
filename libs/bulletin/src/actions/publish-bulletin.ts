import {
  addDays,
  invalid,
  isLocalDate,
  lock,
  refused,
  row,
  shanghaiDate,
  shanghaiInstant,
  sharedRow,
  transition,
  type Tx,
} from '#platform';
import { activeProgramme, type ActiveProgramme, type WindowRules } from '#programme';
import { getNeed, indicatorsOf, listNeed } from '#need';
import type { Bulletin, Challenge } from '../bulletin.entities.js';
import { bulletinFacts, challengeFacts } from '../bulletin.facts.js';
import { bulletinLifecycle } from '../bulletin.lifecycle.js';
import { challengesOf, getBulletin, writeSearchWords } from '../bulletin.repository.js';
import { challengeLifecycle } from '../challenge.lifecycle.js';
import { searchWords } from '../search/search-words.js';
import { setClosingDeadline } from './close-window.js';

export interface PublishBulletin {
  readonly bulletinId: string;
  readonly version: number;
  /** `YYYY-MM-DD`; the earliest day the rules allow when left out. */
  readonly takeUpClosesOn?: string;
}

interface Opening extends Pick<ActiveProgramme, 'rulePack' | 'rulePackId'> {
  readonly openedAt: Date;
  readonly takeUpClosesAt: Date;
}

/**
 * Publishes a bulletin: in one transaction all its challenges open and their needs are listed, or nothing happens.
 * @throws 403 · 404 · 409 programme.not_active, challenge.need_changed, need.* · 422 takeUpClosesOn
 */
export async function publishBulletin(tx: Tx, input: PublishBulletin): Promise<Bulletin> {
  const { programmeId } = await getBulletin(tx, input.bulletinId);
  const composed = await challengesOf(tx, input.bulletinId);
  await lock(tx, [
    row('bulletin', input.bulletinId),
    ...composed.flatMap(({ id, needId }) => [row('challenge', id), row('need', needId)]),
    sharedRow('programme', programmeId),
  ]);
  // Listing a need reads the clock again; everything on one bulletin opens at one instant.
  const openedAt = tx.now;
  const bulletin = await getBulletin(tx, input.bulletinId);
  const { rulePack, rulePackId } = await activeProgramme(tx, programmeId);
  const published = await transition(tx, bulletinLifecycle, 'publish', {
    facts: await bulletinFacts(tx, bulletin),
    version: input.version,
    set: { publishedAt: openedAt, rulePackId },
  });
  const takeUpClosesAt = closingInstant(openedAt, rulePack.windows, input.takeUpClosesOn);
  for (const challenge of await challengesOf(tx, bulletin.id)) {
    await openChallenge(tx, challenge, { rulePack, rulePackId, openedAt, takeUpClosesAt });
  }
  return published;
}

/**
 * The closing hour of the day `takeUpDays` after publication, which itself is not counted, or of a later day chosen.
 * @throws 422 challenge.window_too_short
 */
function closingInstant(openedAt: Date, windows: WindowRules, chosen: string | undefined): Date {
  const earliest = addDays(shanghaiDate(openedAt), windows.takeUpDays);
  if (chosen === undefined) return shanghaiInstant(earliest, windows.closingHour);
  if (!isLocalDate(chosen)) throw invalid({ path: 'takeUpClosesOn', code: 'field.date' });
  if (chosen < earliest) {
    throw invalid({ path: 'takeUpClosesOn', code: 'challenge.window_too_short', params: { earliest } });
  }
  return shanghaiInstant(chosen, windows.closingHour);
}

async function openChallenge(tx: Tx, challenge: Challenge, opening: Opening): Promise<void> {
  const { openedAt, takeUpClosesAt, rulePack, rulePackId } = opening;
  const { max } = rulePack.selection.winners;
  if (challenge.awardSlots > max) throw refused({ code: 'challenge.too_many_slots', params: { max } });
  const need = await getNeed(tx, challenge.needId);
  if (need.version !== challenge.needVersion) {
    throw refused({ code: 'challenge.need_changed', params: { number: need.number } });
  }
  await writeSearchWords(tx, challenge.id, searchWords(challenge, await indicatorsOf(tx, need.id)));
  await transition(tx, challengeLifecycle, 'open', {
    facts: await challengeFacts(tx, challenge),
    set: { openedAt, takeUpClosesAt, rulePackId, mode: rulePack.mode },
    refs: { bulletinId: challenge.bulletinId, needId: challenge.needId },
  });
  await setClosingDeadline(tx, challenge, takeUpClosesAt);
  await listNeed(tx, { needId: need.id });
}
