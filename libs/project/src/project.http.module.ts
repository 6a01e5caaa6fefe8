import { Module } from '@nestjs/common';
import './project.labels.js';
import { ProjectController } from './http/project.controller.js';
import { TerminationController } from './http/termination.controller.js';

@Module({ controllers: [ProjectController, TerminationController] })
export class ProjectHttpModule {}
