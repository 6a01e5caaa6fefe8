import { Module } from '@nestjs/common';
import { fileController } from '#file';
import './need.labels.js';
import { FilingController } from './http/filing.controller.js';
import { needFiles } from './need-files.js';
import { NeedController } from './http/need.controller.js';

const NeedFileController = fileController({
  things: 'needs',
  policy: needFiles,
  zh: '需求附件',
  en: 'attachments of a need',
});

@Module({ controllers: [FilingController, NeedController, NeedFileController] })
export class NeedHttpModule {}
