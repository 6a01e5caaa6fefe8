import { Module } from '@nestjs/common';
import { fileController } from '#file';
import './acceptance.labels.js';
import { acceptanceFiles } from './acceptance-files.js';
import './acceptance.messages.js';
import './checkpoint.messages.js';
import { AcceptanceController } from './http/acceptance.controller.js';
import { CheckpointController } from './http/checkpoint.controller.js';

const AcceptanceFileController = fileController({
  things: 'acceptances',
  policy: acceptanceFiles,
  zh: '验收材料',
  en: 'evidence of an acceptance',
});

@Module({ controllers: [AcceptanceController, AcceptanceFileController, CheckpointController] })
export class AcceptanceHttpModule {}
