import { Module } from '@nestjs/common';
import './funding.labels.js';
import { FundingController } from './http/funding.controller.js';
import { SimulationController } from './http/simulation.controller.js';

@Module({ controllers: [FundingController, SimulationController] })
export class FundingHttpModule {}
