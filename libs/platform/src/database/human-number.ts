import type { Tx } from './tx.js';

const YEAR = new Intl.DateTimeFormat('en', { timeZone: 'Asia/Shanghai', year: 'numeric' });

/**
 * The next number people use for a thing, `XQ-2026-0042`: kind, year of the unit's clock in Shanghai, running number.
 * One sequence per kind (`number_xq`), so nobody waits for anybody; gaps are allowed and it is never a key
 * (architecture.md section 3, Ids).
 */
export async function nextNumber(tx: Tx, prefix: string): Promise<string> {
  const [next] = await tx.query<{ value: string }>('select nextval($1::regclass)::text as value', [
    `number_${prefix.toLowerCase()}`,
  ]);
  return `${prefix}-${YEAR.format(tx.now)}-${(next?.value ?? '0').padStart(4, '0')}`;
}
