import { Module } from '@nestjs/common';
import './disbursement.messages.js';
import './payment-report.messages.js';
import { Config } from '#platform';
import { HandlerRegistry } from '#platform/jobs';
import { HttpPaymentGateway, PaymentGateway } from './gateway/index.js';
import { answerAsked, askOverdue } from './jobs/ask-treasury.js';
import {
  cancelEnded,
  closePaid,
  finishSettlements,
  followCalendar,
  openTranches,
  planTranches,
  shiftRested,
} from './jobs/follow-project.js';
import { readReports, sendReleased } from './jobs/talk-to-gateway.js';

@Module({
  providers: [
    {
      provide: PaymentGateway,
      inject: [Config],
      useFactory: (config: Config) =>
        new HttpPaymentGateway({ url: config.TREASURY_URL, token: config.TREASURY_TOKEN }),
    },
  ],
})
export class DisbursementJobsModule {
  constructor(registry: HandlerRegistry) {
    registry.register(planTranches, ...openTranches, ...finishSettlements, closePaid, ...cancelEnded);
    registry.register(shiftRested, followCalendar, sendReleased, answerAsked);
    registry.registerPeriodic(readReports, askOverdue);
  }
}
