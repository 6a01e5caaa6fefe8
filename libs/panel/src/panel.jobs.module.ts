import { Module } from '@nestjs/common';
import { HandlerRegistry } from '#platform/jobs';
import { onSeatVacated } from './jobs/on-seat-vacated.js';

@Module({})
export class PanelJobsModule {
  constructor(registry: HandlerRegistry) {
    registry.register(onSeatVacated);
  }
}
