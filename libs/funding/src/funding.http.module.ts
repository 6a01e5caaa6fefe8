import { Module } from '@nestjs/common';
import './funding.labels.js';
import { FundingController } from './http/funding.controller.js';
import { OutlookController } from './http/outlook.controller.js';
import { SimulationController } from './http/simulation.controller.js';

@Module({ controllers: [FundingController, OutlookController, SimulationController] })
export class FundingHttpModule {}
