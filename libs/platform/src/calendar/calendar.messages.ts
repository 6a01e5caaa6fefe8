import { defineMessages } from '../errors/index.js';

export const calendarMessages = defineMessages({
  'calendar.malformed_date': { zh: '日期应为真实存在的 YYYY-MM-DD', en: 'Must be a real date written YYYY-MM-DD' },
  'calendar.malformed_time': { zh: '时间应为 00:00–23:59', en: 'Must be a time from 00:00 to 23:59' },
  'calendar.day_count_out_of_range': {
    zh: '工作日天数应为 -{max} 至 {max} 之间的整数',
    en: 'The number of working days must be whole and between -{max} and {max}',
  },
  'calendar.date_outside_announcement': {
    zh: '{date} 不属于 {year} 年的放假安排',
    en: '{date} does not belong to the announcement for {year}',
  },
  'calendar.holiday_and_workday': {
    zh: '{date} 不能既是假日又是调休上班日',
    en: '{date} cannot be both a holiday and a working day',
  },
  'calendar.workday_not_weekend': {
    zh: '{date} 不是周末，不需要调休上班',
    en: '{date} is not a weekend day, so it cannot be made a working day',
  },
  'calendar.announcement_empty': { zh: '放假安排中没有假日', en: 'The announcement names no holiday' },
});
