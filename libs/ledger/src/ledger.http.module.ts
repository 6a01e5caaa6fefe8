import { Module } from '@nestjs/common';
import { LedgerController } from './http/ledger.controller.js';

@Module({ controllers: [LedgerController] })
export class LedgerHttpModule {}
