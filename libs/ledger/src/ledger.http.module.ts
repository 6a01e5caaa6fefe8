import { Module } from '@nestjs/common';
import './ledger.labels.js';
import { AnnualStatementController } from './http/annual-statement.controller.js';
import { FiscalYearController } from './http/fiscal-year.controller.js';
import { LedgerController } from './http/ledger.controller.js';
import { PriorYearAdjustmentController } from './http/prior-year-adjustment.controller.js';

@Module({
  controllers: [LedgerController, FiscalYearController, PriorYearAdjustmentController, AnnualStatementController],
})
export class LedgerHttpModule {}
