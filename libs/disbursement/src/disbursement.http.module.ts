import { Module } from '@nestjs/common';
import { fileController } from '#file';
import './disbursement.labels.js';
import { contributionFiles } from './contribution-files.js';
import './disbursement.messages.js';
import './payment-report.messages.js';
import { ContributionController } from './http/contribution.controller.js';
import { DisbursementController } from './http/disbursement.controller.js';
import { PaymentReportController } from './http/payment-report.controller.js';
import { PublicResultController } from './http/public-result.controller.js';
import { SettlementController } from './http/settlement.controller.js';

const ContributionFileController = fileController({
  things: 'contributions',
  policy: contributionFiles,
  zh: '投入凭证',
  en: 'voucher scans of a contribution',
});

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
