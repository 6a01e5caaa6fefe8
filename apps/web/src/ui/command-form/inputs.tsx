import { DatePicker, Input, InputNumber } from 'antd';
import dayjs from 'dayjs';
import timezone from 'dayjs/plugin/timezone';
import utc from 'dayjs/plugin/utc';
import { useState, type KeyboardEvent } from 'react';
import { useLanguage } from '../../i18n/language';
import { fenOf, wan, yuan } from '../../i18n/money';
import { ZONE } from '../../i18n/time';

dayjs.extend(utc);
dayjs.extend(timezone);

interface InputProps<T> {
  readonly id?: string;
  readonly value?: T | undefined;
  readonly onChange?: (value: T | undefined) => void;
  readonly disabled?: boolean | undefined;
  /** For an input whose label is the head of its column. */
  readonly 'aria-label'?: string;
}

/** An amount typed in yuan, held in fen; what it is in 万元 stands beside it. */
export function MoneyInput({ id, value, onChange, disabled }: InputProps<string>) {
  const { t } = useLanguage();
  const [typed, setTyped] = useState<string | null>(null);
  const change = (text: string) => {
    setTyped(text);
    onChange?.(text.trim() === '' ? undefined : (fenOf(text) ?? text));
  };
  const known = value !== undefined && /^-?\d+$/.test(value);
  return (
    <Input
      {...(id && { id })}
      inputMode="decimal"
      value={typed ?? (known ? yuan(value) : value)}
      disabled={disabled ?? false}
      onChange={(event) => change(event.target.value)}
      onBlur={() => setTyped(null)}
      suffix={known ? t(`元（${wan(value)} 万元）`, `CNY (${wan(value)} ×10k)`) : t('元', 'CNY')}
    />
  );
}

/** Enter takes over the date that was typed; it must not send the whole form at the same time. */
const keepForm = (event: KeyboardEvent<HTMLElement>): void => {
  if (event.key === 'Enter') event.preventDefault();
};

/** A calendar date, held as `YYYY-MM-DD`. */
export function DateInput({ id, value, onChange, disabled }: InputProps<string>) {
  return (
    <DatePicker
      {...(id && { id })}
      style={{ width: '100%' }}
      disabled={disabled ?? false}
      onKeyDown={keepForm}
      value={value ? dayjs(value) : null}
      onChange={(date) => onChange?.(date ? date.format('YYYY-MM-DD') : undefined)}
    />
  );
}

/** An instant chosen on the clock of Asia/Shanghai, held with its zone. */
export function InstantInput({ id, value, onChange, disabled }: InputProps<string>) {
  return (
    <DatePicker
      {...(id && { id })}
      style={{ width: '100%' }}
      disabled={disabled ?? false}
      onKeyDown={keepForm}
      showTime={{ format: 'HH:mm' }}
      format="YYYY-MM-DD HH:mm"
      value={value ? dayjs(value).tz(ZONE) : null}
      onChange={(date) => onChange?.(date ? dayjs.tz(date.format('YYYY-MM-DDTHH:mm'), ZONE).toISOString() : undefined)}
    />
  );
}

const PPM_PER_PERCENT = 10_000;

/** A ratio typed in percent, held in ppm. */
export function PercentInput({
  id,
  value,
  onChange,
  disabled,
  most = 100,
  ...aria
}: InputProps<number> & { readonly most?: number }) {
  return (
    <InputNumber
      {...(id && { id })}
      {...aria}
      style={{ width: '100%' }}
      min={0}
      max={most}
      disabled={disabled ?? false}
      suffix="%"
      value={value === undefined ? null : value / PPM_PER_PERCENT}
      onChange={(percent) => onChange?.(percent === null ? undefined : Math.round(percent * PPM_PER_PERCENT))}
    />
  );
}
