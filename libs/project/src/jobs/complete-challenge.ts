import { lock, row } from '#platform';
import type { LocalHandler } from '#platform/jobs';
import { completeChallenge, getChallenge } from '#bulletin';
import { getProject, openProjectsOf } from '../project.repository.js';

/** The challenge is complete when the last project that came from it has closed. */
export const completeChallengeOfProject: LocalHandler = {
  name: 'project.complete-challenge',
  on: 'project.closed',
  permissions: ['challenge.complete'],
  run: async (tx, event) => {
    const { challengeId } = await getProject(tx, event.subjectId);
    await lock(tx, [row('challenge', challengeId)]);
    const { state } = await getChallenge(tx, challengeId);
    if (state === 'decided' && (await openProjectsOf(tx, challengeId)) === 0)
      await completeChallenge(tx, { challengeId });
  },
};
