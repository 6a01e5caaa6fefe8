import { shanghaiDate } from '#platform';

const CLOCK = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Shanghai', timeStyle: 'medium' });

/** An instant as papers show it: `2026-07-15 09:30:00` in Shanghai; a dash for none. */
export function shanghaiTime(instant: Date | null): string {
  return instant === null ? '—' : `${shanghaiDate(instant)} ${CLOCK.format(instant)}`;
}
