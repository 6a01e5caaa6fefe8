import { Module } from '@nestjs/common';
import { HandlerRegistry } from '#platform/jobs';
import { openSealed } from './jobs/on-window-closed.js';
import { endChallenge } from './jobs/on-proposal-unqualified.js';
import { dismissOnCompletion, dismissOnNoAward } from './jobs/on-challenge-ended.js';

@Module({})
export class ProposalJobsModule {
  constructor(registry: HandlerRegistry) {
    registry.register(openSealed, endChallenge, dismissOnNoAward, dismissOnCompletion);
  }
}
