import { Module } from '@nestjs/common';
import { TimelineController } from './http/timeline.controller.js';
import { WorklistController } from './http/worklist.controller.js';

@Module({ controllers: [WorklistController, TimelineController] })
export class ReportingHttpModule {}
