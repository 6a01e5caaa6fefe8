import { Module } from '@nestjs/common';
import './milestone.labels.js';
import { MilestoneFileController } from './http/milestone-file.controller.js';
import { MilestoneController } from './http/milestone.controller.js';

@Module({ controllers: [MilestoneController, MilestoneFileController] })
export class MilestoneHttpModule {}
