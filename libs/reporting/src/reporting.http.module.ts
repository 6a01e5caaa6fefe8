import { Module } from '@nestjs/common';
import { WorklistController } from './http/worklist.controller.js';

@Module({ controllers: [WorklistController] })
export class ReportingHttpModule {}
