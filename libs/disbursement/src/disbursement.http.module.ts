import { Module } from '@nestjs/common';
import './disbursement.labels.js';
import './disbursement.messages.js';
import './payment-report.messages.js';
import { ContributionFileController } from './http/contribution-file.controller.js';
import { ContributionController } from './http/contribution.controller.js';
import { DisbursementController } from './http/disbursement.controller.js';
import { PaymentReportController } from './http/payment-report.controller.js';
import { PublicResultController } from './http/public-result.controller.js';
import { SettlementController } from './http/settlement.controller.js';

@Module({
  controllers: [
    ContributionController,
    ContributionFileController,
    DisbursementController,
    PaymentReportController,
    SettlementController,
    PublicResultController,
  ],
})
export class DisbursementHttpModule {}
