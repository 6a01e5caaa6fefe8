import { Module } from '@nestjs/common';
import { FundingController } from './http/funding.controller.js';

@Module({ controllers: [FundingController] })
export class FundingHttpModule {}
