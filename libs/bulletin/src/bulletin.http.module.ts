import { Module } from '@nestjs/common';
import './bulletin.labels.js';
import { AddendumController } from './http/addendum.controller.js';
import { AddendumPublicController } from './http/addendum.public.controller.js';
import { BulletinController } from './http/bulletin.controller.js';
import { BulletinPublicController } from './http/bulletin.public.controller.js';
import { ChallengeController } from './http/challenge.controller.js';

@Module({
  controllers: [
    BulletinController,
    ChallengeController,
    AddendumController,
    BulletinPublicController,
    AddendumPublicController,
  ],
})
export class BulletinHttpModule {}
