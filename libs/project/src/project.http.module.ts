import { Module } from '@nestjs/common';
import { ProjectController } from './http/project.controller.js';

@Module({ controllers: [ProjectController] })
export class ProjectHttpModule {}
