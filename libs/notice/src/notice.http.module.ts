import { Module } from '@nestjs/common';
import './notice.labels.js';
import { NoticeController } from './http/notice.controller.js';
import { ObjectionController } from './http/objection.controller.js';
import { PublicNoticeController } from './http/public-notice.controller.js';

@Module({ controllers: [PublicNoticeController, NoticeController, ObjectionController] })
export class NoticeHttpModule {}
