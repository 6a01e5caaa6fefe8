import { Module } from '@nestjs/common';
import './selection.labels.js';
import { AwardController } from './http/award.controller.js';
import { SelectionController } from './http/selection.controller.js';

@Module({ controllers: [SelectionController, AwardController] })
export class SelectionHttpModule {}
