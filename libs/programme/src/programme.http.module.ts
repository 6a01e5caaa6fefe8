import { Module } from '@nestjs/common';
import { ProgrammeController } from './http/programme.controller.js';

@Module({ controllers: [ProgrammeController] })
export class ProgrammeHttpModule {}
