import type { Language } from './language';

export const ZONE = 'Asia/Shanghai';
/** China has one time and no daylight saving, so that no formatter has to be loaded for the first page. */
const ZONE_MS = 8 * 3_600_000;

const inZone = (instant: string): string => new Date(Date.parse(instant) + ZONE_MS).toISOString();

/** `2026-11-21 17:00`, in Asia/Shanghai, in both languages. */
export const instantText = (instant: string): string => inZone(instant).slice(0, 16).replace('T', ' ');
/** `2026-11-21`, in Asia/Shanghai. */
export const dateText = (instant: string): string => inZone(instant).slice(0, 10);

const UNITS = [
  { ms: 86_400_000, zh: '天', en: 'day' },
  { ms: 3_600_000, zh: '小时', en: 'hour' },
  { ms: 60_000, zh: '分钟', en: 'minute' },
] as const;

/** How long until (or since) an instant, in the largest fitting unit: 3 天后, 2 小时前. */
export function distanceText(instant: string, now: number, language: Language): string {
  const distance = Date.parse(instant) - now;
  const unit = UNITS.find(({ ms }) => Math.abs(distance) >= ms) ?? UNITS[2];
  const count = Math.floor(Math.abs(distance) / unit.ms);
  if (language === 'zh') return `${count} ${unit.zh}${distance < 0 ? '前' : '后'}`;
  const words = `${count} ${unit.en}${count === 1 ? '' : 's'}`;
  return distance < 0 ? `${words} ago` : `in ${words}`;
}
