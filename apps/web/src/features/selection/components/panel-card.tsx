import { Space } from 'antd';
import { Link } from 'react-router';
import { $api } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { TitledCard } from '../../../ui/titled-card';
import { StateTag } from '../../../ui/values';

/** The panels that reviewed or review the proposals of a challenge. */
export function PanelCard({ challengeId }: { challengeId: string }) {
  const { t } = useLanguage();
  const { data } = $api.useQuery('get', '/api/v1/panels', { params: { query: { subjectId: challengeId } } });
  if (!data || data.items.length === 0) return null;
  return (
    <TitledCard title={t('评审组', 'Panel')} style={{ marginTop: 16 }}>
      <Space orientation="vertical">
        {data.items.map(({ id, number, state, size, quorum }) => (
          <Space key={id} wrap>
            <Link to={`/workbench/panels/${id}`}>{number}</Link>
            <StateTag lifecycle="panel" state={state} />
            <span>{t(`${size} 席，法定人数 ${quorum}`, `${size} seats, quorum ${quorum}`)}</span>
          </Space>
        ))}
      </Space>
    </TitledCard>
  );
}
