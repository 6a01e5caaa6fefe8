import { Module } from '@nestjs/common';
import './acceptance.labels.js';
import './acceptance.messages.js';
import { AcceptanceFileController } from './http/acceptance-file.controller.js';
import { AcceptanceController } from './http/acceptance.controller.js';

@Module({ controllers: [AcceptanceController, AcceptanceFileController] })
export class AcceptanceHttpModule {}
