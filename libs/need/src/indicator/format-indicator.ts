import type { Indicator } from './indicator.js';
import { displayUnit } from './units.js';

export type Language = 'zh' | 'en';

const words = {
  zh: { pass: '通过', range: '～', listSeparator: '、', condition: (text: string) => `（条件：${text}）` },
  en: { pass: 'pass', range: ' to ', listSeparator: ', ', condition: (text: string) => ` (condition: ${text})` },
} as const;

/**
 * Prints an indicator on one line, for example `检测频率 > 5 Hz` or `同心度检测精度 ±0.02 mm (|x| ≤ 0.02 mm)`.
 * Names and conditions are the demander's own words and stay as written; only the words around them follow the language.
 */
export function formatIndicator(indicator: Indicator, language: Language): string {
  const condition = indicator.condition === null ? '' : words[language].condition(indicator.condition);
  return `${indicator.name} ${formatRequirement(indicator, language)}${condition}`;
}

/** What is required, without the name and the condition: `≥ 10 m/min`. */
export function formatRequirement(indicator: Indicator, language: Language): string {
  const { pass, range, listSeparator } = words[language];
  const unit = displayUnit(indicator.unit);
  const quantity = (number: string): string =>
    `${number}${unit === '' || /^[%‰°′″](?!C)/.test(unit) ? '' : ' '}${unit}`;
  const [first = '', second = ''] = indicator.values;
  switch (indicator.comparator) {
    case 'ge':
      return `≥ ${quantity(first)}`;
    case 'gt':
      return `> ${quantity(first)}`;
    case 'le':
      return `≤ ${quantity(first)}`;
    case 'lt':
      return `< ${quantity(first)}`;
    case 'eq':
      return `= ${quantity(first)}`;
    case 'abs_le':
      return `±${quantity(first)} (|x| ≤ ${quantity(first)})`;
    case 'between':
      return quantity(`${first}${range}${second}`);
    case 'in':
      return `∈ ${quantity(`{${indicator.values.join(listSeparator)}}`)}`;
    case 'pass_fail':
      return pass;
  }
}
