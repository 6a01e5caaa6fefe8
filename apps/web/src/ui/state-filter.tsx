import { Select } from 'antd';
import { useSearchParams } from 'react-router';
import { useWords } from '../i18n/labels';
import { useLanguage } from '../i18n/language';

/** The states in the address, `?state=draft&state=open`, for the query of a list; undefined when none is chosen. */
export function useStates<State extends string>(): State[] | undefined {
  const [search] = useSearchParams();
  const states = search.getAll('state') as State[];
  return states.length > 0 ? states : undefined;
}

/** Chooses the states of a list; the choice is in the address, so that it can be kept and sent. */
export function StateFilter({ lifecycle }: { lifecycle: string }) {
  const { t } = useLanguage();
  const words = useWords();
  const [search, setSearch] = useSearchParams();
  const states = Object.keys(words.lifecycle(lifecycle)?.states ?? {});
  const choose = (chosen: string[]) => {
    const next = new URLSearchParams(search);
    next.delete('state');
    chosen.forEach((state) => next.append('state', state));
    setSearch(next, { replace: true });
  };
  return (
    <Select<string[]>
      mode="multiple"
      allowClear
      style={{ minWidth: 220, maxWidth: '100%' }}
      aria-label={t('按状态筛选', 'Filter by state')}
      placeholder={t('全部状态', 'All states')}
      value={search.getAll('state')}
      options={states.map((state) => ({ value: state, label: words.state(lifecycle, state) }))}
      onChange={choose}
    />
  );
}
