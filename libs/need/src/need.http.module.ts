import { Module } from '@nestjs/common';
import './need.labels.js';
import { NeedFileController } from './http/need-file.controller.js';
import { NeedController } from './http/need.controller.js';

@Module({ controllers: [NeedController, NeedFileController] })
export class NeedHttpModule {}
