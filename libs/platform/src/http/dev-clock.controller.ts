import { Body, Controller } from '@nestjs/common';
import { Config } from '../config/config.js';
import { clockNow } from '../database/clock.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { Context } from '../context/context.js';
import { notFound } from '../errors/index.js';
import { InstantField, IntField } from './fields.js';
import { Ctx, Id } from './request-context.js';
import { CommandRoute, ReadRoute } from './routes.js';

const TEN_YEARS_SECONDS = 10 * 366 * 24 * 3600;

class ShiftClock {
  @IntField({ min: -TEN_YEARS_SECONDS, max: TEN_YEARS_SECONDS, doc: '时钟偏移秒数 / shift in seconds' })
  shiftSeconds!: number;
}

class ClockView {
  @InstantField({ doc: '当前时间 / now' }) now!: string;
}

/** Lets developers and the story move a programme's time. Outside dev mode these routes do not exist. */
@Controller('dev/clocks')
export class DevClockController {
  constructor(
    private readonly config: Config,
    private readonly unit: UnitOfWork,
  ) {}

  @CommandRoute(':id', {
    can: 'public',
    zh: '调整项目时钟（仅开发模式）',
    en: 'Shift a programme clock (dev mode only)',
    returns: ClockView,
  })
  async shift(@Ctx() ctx: Context, @Id() id: string, @Body() body: ShiftClock): Promise<ClockView> {
    this.assertDev();
    return this.unit.run(ctx, async (tx) => {
      const moved = await tx.query(`update clock set shift = make_interval(secs => $2) where id = $1 returning id`, [
        id,
        body.shiftSeconds,
      ]);
      if (moved.length === 0) throw notFound('clock', id);
      await tx.query(`select pg_notify('outbox', '')`);
      return { now: (await clockNow(tx, id)).toISOString() };
    });
  }

  @ReadRoute(':id', {
    can: 'public',
    zh: '项目时钟（仅开发模式）',
    en: 'A programme clock (dev mode only)',
    returns: ClockView,
  })
  now(@Ctx() ctx: Context, @Id() id: string): Promise<ClockView> {
    this.assertDev();
    return this.unit.read(ctx, async (tx) => ({ now: (await clockNow(tx, id)).toISOString() }));
  }

  private assertDev(): void {
    if (!this.config.isDev) throw notFound('route');
  }
}
