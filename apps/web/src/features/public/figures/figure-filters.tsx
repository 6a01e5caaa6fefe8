import { Link, useSearchParams } from 'react-router';
import { useLanguage } from '../../../i18n/language';
import { FilterLinks } from '../../../ui/filter-links';

interface Props {
  readonly programmes: readonly { readonly id: string; readonly name: string }[];
}

/** What the figures are about: a programme, a year, and the field or region that a link of a table chose. */
export function FigureFilters({ programmes }: Props) {
  const { t } = useLanguage();
  return (
    <>
      <FilterLinks
        param="programmeId"
        label={t('按计划筛选', 'Filter by programme')}
        all={t('全部计划', 'All programmes')}
        options={programmes.map(({ id, name }) => ({ value: id, text: name }))}
      />
      <FilterLinks
        param="year"
        label={t('按年份筛选', 'Filter by year')}
        all={t('全部年份', 'All years')}
        options={years().map((year) => ({ value: year, text: t(`${year} 年`, year) }))}
      />
      <Chosen />
    </>
  );
}

const YEARS_BACK = 3;

const years = (): string[] =>
  Array.from({ length: YEARS_BACK }, (_, back) => String(new Date().getFullYear() - back)).reverse();

/** The filters in the address, as the api takes them. */
export function useFigureQuery() {
  const [address] = useSearchParams();
  const given = (name: string) => address.get(name) ?? undefined;
  const year = Number(address.get('year'));
  return {
    programmeId: given('programmeId'),
    field: given('field'),
    region: given('region'),
    ...(year > 0 && { year }),
  };
}

/** The field or region that a link of a table chose. */
function Chosen() {
  const { t } = useLanguage();
  const [address] = useSearchParams();
  const chosen = ['field', 'region'].filter((name) => address.has(name));
  if (chosen.length === 0) return null;
  const without = (name: string) => {
    const next = new URLSearchParams(address);
    next.delete(name);
    return `?${next.toString()}`;
  };
  return (
    <nav className="chips" aria-label={t('已选筛选', 'Filters set')}>
      {chosen.map((name) => (
        <Link key={name} className="chip" to={without(name)}>
          {address.get(name)} ×
        </Link>
      ))}
    </nav>
  );
}
