import { Module } from '@nestjs/common';
import './matching.messages.js';
import { CapabilityController } from './http/capability.controller.js';
import { MatchingController } from './http/matching.controller.js';
import { PublicCapabilityController } from './http/public-capability.controller.js';

@Module({ controllers: [CapabilityController, MatchingController, PublicCapabilityController] })
export class MatchingHttpModule {}
