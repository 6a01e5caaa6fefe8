import { Module } from '@nestjs/common';
import { HandlerRegistry } from '#platform/jobs';
import { onNoticeDue, onObjectionDecided, onObjectionUpheld } from './jobs/end-notices.js';
import { onDeadlineMoved } from './jobs/on-deadline-moved.js';

@Module({})
export class NoticeJobsModule {
  constructor(registry: HandlerRegistry) {
    registry.register(onNoticeDue, ...onObjectionDecided, onObjectionUpheld, onDeadlineMoved);
  }
}
