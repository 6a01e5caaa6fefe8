import { Module } from '@nestjs/common';
import { NeedController } from './http/need.controller.js';

@Module({ controllers: [NeedController] })
export class NeedHttpModule {}
