import { Module } from '@nestjs/common';
import './panel.labels.js';
import { ExpertController } from './http/expert.controller.js';
import { PanelAssignmentController } from './http/panel-assignment.controller.js';
import { PanelController } from './http/panel.controller.js';

@Module({ controllers: [ExpertController, PanelController, PanelAssignmentController] })
export class PanelHttpModule {}
