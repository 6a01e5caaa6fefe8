import { useSearchParams } from 'react-router';
import { may, useMe } from '../../../app/session';
import { useLanguage } from '../../../i18n/language';
import { useProgrammes } from '../../../ui/use-programmes';
import { OptionalSelect } from '../../../ui/optional-select';

export const PROGRAMME = 'programmeId';

/** Chooses the programme of a list; the choice is in the address. */
export function ProgrammeFilter() {
  const { t } = useLanguage();
  const [search, setSearch] = useSearchParams();
  const { data: programmes = [] } = useProgrammes();
  const mayChoose = may(useMe(), 'programme.read');
  const choose = (chosen: string | undefined) => {
    const next = new URLSearchParams(search);
    if (chosen) next.set(PROGRAMME, chosen);
    else next.delete(PROGRAMME);
    setSearch(next, { replace: true });
  };
  if (!mayChoose) return null;
  return (
    <OptionalSelect<string>
      style={{ minWidth: 240, maxWidth: '100%' }}
      aria-label={t('按计划筛选', 'Filter by programme')}
      placeholder={t('全部计划', 'All programmes')}
      value={search.get(PROGRAMME)}
      options={programmes.map(({ id, name }) => ({ value: id, label: name }))}
      showSearch={{ optionFilterProp: 'label' }}
      onChange={choose}
    />
  );
}
