import { Module } from '@nestjs/common';
import './disbursement.messages.js';
import { Config } from '#platform';
import { HandlerRegistry } from '#platform/jobs';
import { HttpPaymentGateway, PaymentGateway } from './gateway/index.js';
import { closePaid, finishSettlements, openTranches, planTranches } from './jobs/follow-project.js';
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
    registry.register(planTranches, ...openTranches, ...finishSettlements, closePaid, sendReleased);
    registry.registerPeriodic(readReports);
  }
}
