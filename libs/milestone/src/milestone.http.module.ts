import { Module } from '@nestjs/common';
import { fileController } from '#file';
import './milestone.labels.js';
import { milestoneFiles } from './milestone-files.js';
import { MilestoneController } from './http/milestone.controller.js';

const MilestoneFileController = fileController({
  things: 'milestones',
  policy: milestoneFiles,
  zh: '里程碑交付物',
  en: 'deliverables of a milestone',
});

@Module({ controllers: [MilestoneController, MilestoneFileController] })
export class MilestoneHttpModule {}
