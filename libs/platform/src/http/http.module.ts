import { Module } from '@nestjs/common';
import { PassportModule } from '@nestjs/passport';
import { CalendarController } from './calendar.controller.js';
import { DevClockController } from './dev-clock.controller.js';
import { Draining } from './draining.js';
import { HealthController } from './health.controller.js';
import { JwtStrategy } from './jwt.strategy.js';
import { LabelsController } from './labels.controller.js';
import { ParkedJobsController } from './parked-jobs.controller.js';

/** The kernel's own routes. The api process adds the domain's http modules and an `ActorResolver`. */
@Module({
  imports: [PassportModule],
  controllers: [HealthController, LabelsController, DevClockController, ParkedJobsController, CalendarController],
  providers: [JwtStrategy, Draining],
})
export class PlatformHttpModule {}
