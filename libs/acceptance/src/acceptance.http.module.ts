import { Module } from '@nestjs/common';
import './acceptance.labels.js';
import './acceptance.messages.js';
import './checkpoint.messages.js';
import { AcceptanceFileController } from './http/acceptance-file.controller.js';
import { AcceptanceController } from './http/acceptance.controller.js';
import { CheckpointController } from './http/checkpoint.controller.js';

@Module({ controllers: [AcceptanceController, AcceptanceFileController, CheckpointController] })
export class AcceptanceHttpModule {}
