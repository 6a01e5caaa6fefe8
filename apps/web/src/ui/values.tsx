import { Tag, Tooltip, Typography } from 'antd';
import { useEffect, useState } from 'react';
import { useWords } from '../i18n/labels';
import { useLanguage } from '../i18n/language';
import { wan, yuan } from '../i18n/money';
import { dateText, distanceText, instantText } from '../i18n/time';

/** An amount given in fen: in 元 to the cent, or in 万元 with the exact amount behind it. */
export function Money({ fen, unit = 'yuan' }: { fen: string | null | undefined; unit?: 'yuan' | 'wan' }) {
  const { t } = useLanguage();
  if (fen === null || fen === undefined) return <>—</>;
  if (unit === 'yuan') return <span className="amount">{t(`${yuan(fen)} 元`, `CNY ${yuan(fen)}`)}</span>;
  return (
    <Tooltip title={t(`${yuan(fen)} 元`, `CNY ${yuan(fen)}`)}>
      <span className="amount">{t(`${wan(fen)} 万元`, `CNY ${wan(fen)} ×10k`)}</span>
    </Tooltip>
  );
}

/** An instant in Asia/Shanghai. */
export function Instant({ at }: { at: string | null | undefined }) {
  if (!at) return <>—</>;
  return (
    <time dateTime={at} className="amount">
      {instantText(at)}
    </time>
  );
}

/** The day of an instant, or a date as it is. */
export function Day({ at }: { at: string | null | undefined }) {
  if (!at) return <>—</>;
  return <time className="amount">{at.length === 10 ? at : dateText(at)}</time>;
}

const MINUTE_MS = 60_000;

/** A date that something must happen by, and how long that is from now; red when it has passed. */
export function Due({ at, done = false }: { at: string | null | undefined; done?: boolean }) {
  const { language } = useLanguage();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), MINUTE_MS);
    return () => clearInterval(timer);
  }, []);
  if (!at) return <>—</>;
  const late = !done && Date.parse(at) < now;
  return (
    <span>
      <Instant at={at} />{' '}
      {!done && (
        <Typography.Text type={late ? 'danger' : 'secondary'}>{distanceText(at, now, language)}</Typography.Text>
      )}
    </span>
  );
}

/** A state of a lifecycle in the api's words. */
export function StateTag({ lifecycle, state }: { lifecycle: string; state: string }) {
  const words = useWords();
  const final = words.lifecycle(lifecycle)?.states[state]?.final;
  return <Tag color={final ? 'default' : 'blue'}>{words.state(lifecycle, state)}</Tag>;
}

/** A ratio in ppm as a percentage. */
export function Percent({ ppm }: { ppm: number | null | undefined }) {
  return ppm === null || ppm === undefined ? <>—</> : <span className="amount">{ppm / 10_000}%</span>;
}
