import type { LocalHandler } from '#platform/jobs';
import { completeBulletinWhenEnded } from '../actions/decide-bulletin.js';
import { getChallenge } from '../bulletin.repository.js';

const completeBulletin: Pick<LocalHandler, 'permissions' | 'run'> = {
  permissions: ['bulletin.complete'],
  run: async (tx, event) => completeBulletinWhenEnded(tx, (await getChallenge(tx, event.subjectId)).bulletinId),
};

/** The last challenge of a bulletin to end completes the bulletin. */
export const onChallengeCompleted: LocalHandler = {
  ...completeBulletin,
  name: 'bulletin.on-challenge-completed',
  on: 'challenge.completed',
};

export const onChallengeNoAward: LocalHandler = {
  ...completeBulletin,
  name: 'bulletin.on-challenge-no-award',
  on: 'challenge.no_award',
};
