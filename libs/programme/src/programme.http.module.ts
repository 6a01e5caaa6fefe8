import { Module } from '@nestjs/common';
import './programme.labels.js';
import { WhoAmIController } from './http/who-am-i.controller.js';
import { ProgrammeController } from './http/programme.controller.js';

@Module({ controllers: [WhoAmIController, ProgrammeController] })
export class ProgrammeHttpModule {}
