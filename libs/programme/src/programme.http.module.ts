import { Module } from '@nestjs/common';
import './programme.labels.js';
import { ProgrammeController } from './http/programme.controller.js';

@Module({ controllers: [ProgrammeController] })
export class ProgrammeHttpModule {}
