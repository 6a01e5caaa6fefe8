import { Module } from '@nestjs/common';
import './disbursement.messages.js';
import { ContributionController } from './http/contribution.controller.js';
import { DisbursementController } from './http/disbursement.controller.js';
import { SettlementController } from './http/settlement.controller.js';

@Module({ controllers: [ContributionController, DisbursementController, SettlementController] })
export class DisbursementHttpModule {}
