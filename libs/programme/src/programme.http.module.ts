import { Module } from '@nestjs/common';
import './programme.labels.js';
import { MeController } from './http/me.controller.js';
import { ProgrammeController } from './http/programme.controller.js';

@Module({ controllers: [MeController, ProgrammeController] })
export class ProgrammeHttpModule {}
