import type { Client, Versioned } from '../support/client.js';

/** An entry of the register as its own people see it. */
export interface CapabilityBody extends Versioned {
  readonly number: string;
  readonly state: string;
  readonly consentedAt: string | null;
}

/** What a taker can do that fits the usual challenge about cables. */
export const capabilityInput = (changes: object = {}): object => ({
  title: '高压电缆在线检测与缺陷识别',
  field: '先进装备制造',
  region: '江西吉安',
  keywords: ['X射线成像', '缺陷识别', '线缆'],
  description: '自有成像实验室，擅长太赫兹测厚与闭环控制。',
  results: '已在三条产线应用',
  equipment: '225 kV 微焦点射线源',
  summary: '提供线缆制造过程的在线检测与缺陷识别。',
  consent: true,
  ...changes,
});

/** A registered capability of the person's organisation. */
export async function aCapability(who: Client, changes: object = {}): Promise<CapabilityBody> {
  return (await who.post('/capabilities', capabilityInput(changes)).expect(201)).body as CapabilityBody;
}
