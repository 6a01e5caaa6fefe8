import { Module } from '@nestjs/common';
import './reconciliation.labels.js';
import './reconciliation.messages.js';
import { PaymentExportController } from './http/payment-export.controller.js';
import { ReconciliationController } from './http/reconciliation.controller.js';

@Module({ controllers: [PaymentExportController, ReconciliationController] })
export class ReconciliationHttpModule {}
