import { keepPreviousData } from '@tanstack/react-query';
import { $api } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { Loaded, Page } from '../../../ui/page';
import { FigureFilters, useFigureQuery } from '../figures/figure-filters';
import { FiguresContent } from '../figures/figures-content';

/** What came of it all, in numbers. */
export function Component() {
  const { t } = useLanguage();
  const query = useFigureQuery();
  const options = { placeholderData: keepPreviousData };
  const figures = $api.useQuery('get', '/api/v1/public/figures', { params: { query } }, options);
  const { data: programmes } = $api.useQuery('get', '/api/v1/public/programmes', { params: { query: {} } });
  return (
    <Page title={t('数据', 'Figures')}>
      <FigureFilters programmes={programmes?.items ?? []} />
      <Loaded query={figures}>{(data) => <FiguresContent figures={data} />}</Loaded>
    </Page>
  );
}
