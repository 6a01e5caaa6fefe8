import { Module } from '@nestjs/common';
import { HandlerRegistry } from '#platform/jobs';
import { onNeedWithdrawn } from './jobs/on-need-withdrawn.js';
import { onPanelClosed } from './jobs/on-panel-closed.js';
import { onPanelDissolved } from './jobs/on-panel-dissolved.js';
import { onTextDue } from './jobs/on-text-due.js';

@Module({})
export class NeedJobsModule {
  constructor(registry: HandlerRegistry) {
    registry.register(onPanelClosed, onPanelDissolved, onNeedWithdrawn, onTextDue);
  }
}
