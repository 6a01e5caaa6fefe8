import { Link, useSearchParams } from 'react-router';
import { useLanguage } from '../../../i18n/language';
import { chosen, cleared, toggled } from './challenge-search';
import { useFilterNames, useFilterWords } from './facets';

/** The filters that are set; each is a link to the same list without it. */
export function Chips() {
  const { t } = useLanguage();
  const [address] = useSearchParams();
  const wordsOf = useFilterWords();
  const names: Readonly<Record<string, string>> = {
    ...useFilterNames(),
    q: t('搜索', 'Search'),
    min: t('不少于（万元）', 'At least (CNY ×10k)'),
    max: t('不超过（万元）', 'At most (CNY ×10k)'),
    from: t('截止不早于', 'Closes from'),
    to: t('截止不晚于', 'Closes by'),
  };
  const filters = chosen(address);
  if (filters.length === 0) return null;
  const text = (name: string, value: string) => {
    if (name === 'programmeId') return t('限一个计划', 'One programme');
    if (name === 'bulletinId') return t('限一期榜单', 'One bulletin');
    return `${names[name] ?? name}：${wordsOf(name, value)}`;
  };
  return (
    <nav className="chips" aria-label={t('已选筛选', 'Filters set')}>
      {filters.map(({ name, value }) => (
        <Link
          key={`${name} ${value}`}
          className="chip"
          to={`?${toggled(address, name, value).toString()}`}
          aria-label={t(`去掉筛选 ${text(name, value)}`, `Remove ${text(name, value)}`)}
        >
          {text(name, value)} <span aria-hidden="true">×</span>
        </Link>
      ))}
      <Link to={`?${cleared(address).toString()}`} className="no-print">
        {t('全部清除', 'Clear all')}
      </Link>
    </nav>
  );
}
