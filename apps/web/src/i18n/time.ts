import type { Language } from './language';

export const ZONE = 'Asia/Shanghai';
const DAY_MS = 86_400_000;

const formats = new Map<string, Intl.DateTimeFormat>();

function format(kind: 'date' | 'instant'): Intl.DateTimeFormat {
  const known = formats.get(kind);
  if (known) return known;
  const options: Intl.DateTimeFormatOptions = {
    timeZone: ZONE,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    ...(kind === 'instant' && { hour: '2-digit', minute: '2-digit', hour12: false }),
  };
  const made = new Intl.DateTimeFormat('sv-SE', options);
  formats.set(kind, made);
  return made;
}

/** `2026-11-21 17:00`, in Asia/Shanghai, in both languages. */
export const instantText = (instant: string): string => format('instant').format(new Date(instant));
/** `2026-11-21`, in Asia/Shanghai. */
export const dateText = (instant: string): string => format('date').format(new Date(instant));

/** How long until (or since) an instant, in the largest fitting unit: 3 天后, 2 小时前. */
export function distanceText(instant: string, now: number, language: Language): string {
  const distance = Date.parse(instant) - now;
  const relative = new Intl.RelativeTimeFormat(language === 'zh' ? 'zh-CN' : 'en', { numeric: 'always' });
  const size = Math.abs(distance);
  if (size >= DAY_MS) return relative.format(Math.trunc(distance / DAY_MS), 'day');
  if (size >= 3_600_000) return relative.format(Math.trunc(distance / 3_600_000), 'hour');
  return relative.format(Math.trunc(distance / 60_000), 'minute');
}
