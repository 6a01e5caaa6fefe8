import type { FormEvent } from 'react';
import { Link, useSearchParams } from 'react-router';
import type { Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { CODED, replaced, toggled, type SingleFilter } from './challenge-search';

type Counts = Schemas['PublicFacetsView'];
type Coded = (typeof CODED)[number];

/** The words of a filter's code. */
export function useFilterWords() {
  const words = useWords();
  return (name: string, code: string) => {
    if (name === 'state') return words.state('challenge', code);
    return name === 'mode' ? words.choice(code, 'mode') : code;
  };
}

/** The names of the filters. */
export function useFilterNames(): Readonly<Record<Coded, string>> {
  const { t } = useLanguage();
  return {
    state: t('状态', 'State'),
    mode: t('组织方式', 'Mode'),
    field: t('领域', 'Field'),
    region: t('地区', 'Region'),
  };
}

/** How many challenges each filter would leave; every choice is a link. On a phone it opens on demand. */
export function Facets({ counts }: { counts: Counts | undefined }) {
  const { t } = useLanguage();
  const names = useFilterNames();
  // Open where there is room beside the list; only the first drawing decides, then the reader.
  const isWide = window.matchMedia('(min-width: 768px)').matches;
  return (
    <details className="facets no-print" open={isWide}>
      <summary>{t('筛选', 'Filters')}</summary>
      <nav aria-label={t('筛选', 'Filters')}>
        {CODED.map((name) => (
          <FacetList key={name} name={name} label={names[name]} values={counts?.[name] ?? []} />
        ))}
      </nav>
      <Ranges />
    </details>
  );
}

function FacetList({ name, label, values }: { name: Coded; label: string; values: Counts[Coded] }) {
  const [address] = useSearchParams();
  const wordsOf = useFilterWords();
  const active = address.getAll(name);
  if (values.length === 0) return null;
  return (
    <section>
      <h2 id={`facet-${name}`}>{label}</h2>
      <ul aria-labelledby={`facet-${name}`}>
        {values.map(({ value, count }) => (
          <li key={value}>
            <Link
              to={`?${toggled(address, name, value).toString()}`}
              aria-current={active.includes(value) ? 'true' : undefined}
              preventScrollReset
            >
              <span>{wordsOf(name, value)}</span>
              <span className="amount">{count}</span>
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

const RANGES: readonly SingleFilter[] = ['min', 'max', 'from', 'to'];

/** Amount and closing day, from and to. */
function Ranges() {
  const { t } = useLanguage();
  const [address, setAddress] = useSearchParams();
  const apply = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const form = new FormData(event.currentTarget);
    const values = Object.fromEntries(RANGES.map((name) => [name, String(form.get(name) ?? '')]));
    setAddress(replaced(address, values), { preventScrollReset: true });
  };
  const input = (name: SingleFilter, label: string, type: 'number' | 'date') => (
    <label>
      {label}
      <input
        // Drawn anew when a chip takes the value away.
        key={address.get(name) ?? ''}
        name={name}
        type={type}
        className="plain-input"
        defaultValue={address.get(name) ?? ''}
        {...(type === 'number' && { min: 0, max: 100_000_000, step: 'any' })}
      />
    </label>
  );
  return (
    <form onSubmit={apply} aria-label={t('金额与截止日', 'Amount and closing day')}>
      <h2>{t('总投入（万元）', 'Total investment (CNY ×10k)')}</h2>
      <div className="facet-form">
        {input('min', t('不少于', 'From'), 'number')}
        {input('max', t('不超过', 'To'), 'number')}
      </div>
      <h2>{t('揭榜截止日', 'Closing day')}</h2>
      <div className="facet-form is-stacked">
        {input('from', t('不早于', 'From'), 'date')}
        {input('to', t('不晚于', 'To'), 'date')}
        <button type="submit" className="link-button">
          {t('按金额与日期筛选', 'Apply')}
        </button>
      </div>
    </form>
  );
}
