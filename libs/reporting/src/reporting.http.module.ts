import { Module } from '@nestjs/common';
import './reporting.labels.js';
import { AuditController } from './http/audit.controller.js';
import { BoardController } from './http/board.controller.js';
import { FiguresController } from './http/figures.controller.js';
import { TimelineController } from './http/timeline.controller.js';
import { WorklistController } from './http/worklist.controller.js';

@Module({ controllers: [WorklistController, TimelineController, FiguresController, BoardController, AuditController] })
export class ReportingHttpModule {}
