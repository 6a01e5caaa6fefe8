import { Link } from 'react-router';
import { may, useMe } from '../../../app/session';
import { $api } from '../../../client/api';
import { byCursor } from '../../../client/paging';
import { useLanguage } from '../../../i18n/language';
import { TitledCard } from '../../../ui/titled-card';
import { JournalTable } from '../../ledger/components/journal-table';

interface Props {
  readonly programmeId: string;
  readonly subjectId: string;
  readonly number: string;
}

/** What was posted for a thing, for those who read the books. */
export function LedgerEffect(props: Props) {
  const me = useMe();
  return may(me, 'ledger.read') ? <Journals {...props} /> : null;
}

function Journals({ programmeId, subjectId, number }: Props) {
  const { t } = useLanguage();
  const journals = $api.useInfiniteQuery(
    'get',
    '/api/v1/programmes/{programmeId}/ledger/journals',
    { params: { path: { programmeId }, query: { subjectId } } },
    byCursor,
  );
  return (
    <TitledCard
      title={t('对账簿的影响', 'Effect on the ledger')}
      extra={<Link to={`/workbench/ledger?programme=${programmeId}`}>{t('账簿', 'Ledger')}</Link>}
    >
      <JournalTable
        name={t(`分录 ${number}`, `Journals ${number}`)}
        query={journals}
        empty={t('还没有记账', 'Nothing posted yet')}
      />
    </TitledCard>
  );
}
