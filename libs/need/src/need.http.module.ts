import { Module } from '@nestjs/common';
import './need.labels.js';
import { FilingController } from './http/filing.controller.js';
import { NeedFileController } from './http/need-file.controller.js';
import { NeedController } from './http/need.controller.js';

@Module({ controllers: [FilingController, NeedController, NeedFileController] })
export class NeedHttpModule {}
