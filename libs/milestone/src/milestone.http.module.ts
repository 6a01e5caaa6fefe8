import { Module } from '@nestjs/common';
import { MilestoneController } from './http/milestone.controller.js';

@Module({ controllers: [MilestoneController] })
export class MilestoneHttpModule {}
