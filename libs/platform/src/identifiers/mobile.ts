/** Whether the value is a mobile number of mainland China: 11 digits without country code or separators. */
export function isMobile(value: unknown): value is string {
  return typeof value === 'string' && /^1[3-9]\d{9}$/.test(value);
}
