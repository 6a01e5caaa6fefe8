import { Module } from '@nestjs/common';
import './bulletin.labels.js';
import { BulletinController } from './http/bulletin.controller.js';
import { BulletinPublicController } from './http/bulletin.public.controller.js';
import { ChallengeController } from './http/challenge.controller.js';

@Module({ controllers: [BulletinController, ChallengeController, BulletinPublicController] })
export class BulletinHttpModule {}
