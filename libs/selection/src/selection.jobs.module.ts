import { Module } from '@nestjs/common';
import { HandlerRegistry } from '#platform/jobs';
import { clearDeclined, clearLapsed, clearVoided } from './jobs/on-award-fell.js';
import {
  expireReservesWhenDue,
  followCalendar,
  forgetReservesOnCompletion,
  forgetReservesOnNoAward,
  lapseWhenDue,
} from './jobs/on-deadline.js';
import {
  confirmOnNoticeEnded,
  resumeOnDismissal,
  resumeOnWithdrawal,
  suspendOnObjection,
  voidOnUpheldObjection,
} from './jobs/on-objection.js';
import { rankOnPanelClosed } from './jobs/on-panel-closed.js';

@Module({})
export class SelectionJobsModule {
  constructor(registry: HandlerRegistry) {
    registry.register(rankOnPanelClosed, confirmOnNoticeEnded);
    registry.register(suspendOnObjection, resumeOnDismissal, resumeOnWithdrawal, voidOnUpheldObjection);
    registry.register(clearVoided, clearDeclined, clearLapsed);
    registry.register(lapseWhenDue, expireReservesWhenDue, followCalendar);
    registry.register(forgetReservesOnCompletion, forgetReservesOnNoAward);
  }
}
