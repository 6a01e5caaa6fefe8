import { Button, Progress } from 'antd';
import { useLanguage } from '../../../i18n/language';
import { useWide } from '../../../ui/use-wide';
import { countOf, gapsOf, type Gap } from './completeness';
import type { NeedDraft } from './need-draft';

interface Props {
  readonly draft: NeedDraft;
  readonly onOpen: (gap: Gap) => void;
}

const SHOWN = 12;

/** How much of the need is told, and a way to every field that is missing. */
export function CompletenessMeter({ draft, onOpen }: Props) {
  const { t } = useLanguage();
  const wide = useWide();
  const gaps = gapsOf(draft);
  const places = new Set(gaps.map(({ name }) => (name[0] === 'indicators' ? name.slice(0, 2).join('.') : name[0])));
  const count = countOf(draft);
  const percent = Math.max(0, Math.round((100 * (count - places.size)) / count));
  return (
    <section aria-label={t('完整度', 'Completeness')} className="completeness">
      <h2>{t('完整度', 'Completeness')}</h2>
      <Progress
        percent={percent}
        aria-label={t('完整度', 'Completeness')}
        status={gaps.length ? 'normal' : 'success'}
      />
      {gaps.length === 0 && <p>{t('必填内容已齐，可以提交', 'Everything required is there: it can be submitted')}</p>}
      {gaps.length > 0 && (
        // Open where it stands beside the form; closed where it would stand before it.
        <details key={String(wide)} open={wide}>
          <summary>{t(`还缺 ${gaps.length} 项`, `${gaps.length} missing`)}</summary>
          <ul>
            {gaps.slice(0, SHOWN).map((gap) => (
              <li key={gap.name.join('.')}>
                <Button type="link" size="small" onClick={() => onOpen(gap)}>
                  {t(gap)}
                </Button>
              </li>
            ))}
            {gaps.length > SHOWN && <li>{t(`另有 ${gaps.length - SHOWN} 项`, `and ${gaps.length - SHOWN} more`)}</li>}
          </ul>
        </details>
      )}
    </section>
  );
}
