import { Body, Controller } from '@nestjs/common';
import { loadCalendarYear, workingCalendar } from '../calendar/working-calendar-store.js';
import type { Context } from '../context/context.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { DateField, IntField, TextField } from './fields.js';
import { Ctx } from './request-context.js';
import { CreateRoute, ReadRoute } from './routes.js';

class CalendarYearInput {
  @IntField({ min: 2000, max: 2100, doc: '年份 / year' }) year!: number;
  @DateField({ list: { min: 1, max: 60 }, doc: '放假日 / days off' }) holidays!: string[];
  @DateField({ list: { max: 30 }, doc: '调休上班日 / weekend days that are worked' }) workdays!: string[];
  @TextField({ min: 4, max: 200, doc: '通知文号 / the announcement' }) source!: string;
}

class CalendarYearsView {
  @IntField({ min: 2000, max: 2100, list: { max: 101 }, doc: '已录入的年份 / years that are loaded' }) years!: number[];
}

class CalendarLoadedView {
  @IntField({ min: 0, max: 1_000_000_000, doc: '重新计算的期限数 / deadlines that moved' }) moved!: number;
}

/** The official working-day calendar: which years are announced, and loading the next one. */
@Controller('calendar/years')
export class CalendarController {
  constructor(private readonly unit: UnitOfWork) {}

  @ReadRoute('', {
    can: 'public',
    zh: '已公布的年度日历',
    en: 'Years with an official calendar',
    returns: CalendarYearsView,
  })
  years(@Ctx() ctx: Context): Promise<CalendarYearsView> {
    return this.unit.read(ctx, async (tx) => ({
      years: [...(await workingCalendar(tx)).announcedYears].sort((a, b) => a - b),
    }));
  }

  @CreateRoute('', {
    can: 'calendar.load',
    zh: '录入年度放假安排',
    en: 'Load a year’s announcement',
    returns: CalendarLoadedView,
  })
  load(@Ctx() ctx: Context, @Body() input: CalendarYearInput): Promise<CalendarLoadedView> {
    return this.unit.run(ctx, (tx) => loadCalendarYear(tx, input));
  }
}
