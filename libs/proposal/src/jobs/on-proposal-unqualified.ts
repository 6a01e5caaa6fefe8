import type { LocalHandler } from '#platform/jobs';
import { endWithoutQualified } from '../actions/qualify-proposal.js';

export const endChallenge: LocalHandler = {
  name: 'proposal.end-without-qualified',
  on: 'proposal.unqualified',
  permissions: ['challenge.declare_no_award'],
  run: (tx, event) => endWithoutQualified(tx, String(event.refs?.['challengeId'])),
};
