import { Space } from 'antd';
import { Link } from 'react-router';
import { $api } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { TitledCard } from '../../../ui/titled-card';
import { Instant, StateTag } from '../../../ui/values';

/** The decisions on a challenge, the latest first. */
export function DecisionLinks({ challengeId }: { challengeId: string }) {
  const { t } = useLanguage();
  const words = useWords();
  const { data } = $api.useQuery('get', '/api/v1/decisions', { params: { query: { challengeId } } });
  if (!data || data.items.length === 0) return null;
  return (
    <TitledCard title={t('选帅决定', 'Decisions')} style={{ marginTop: 16 }}>
      <Space orientation="vertical">
        {data.items.map(({ id, kind, state, createdAt }) => (
          <Space key={id} wrap>
            <Link to={`/workbench/decisions/${id}`}>
              {words.choice(kind, 'kind')} <Instant at={createdAt} />
            </Link>
            <StateTag lifecycle="decision" state={state} />
          </Space>
        ))}
      </Space>
    </TitledCard>
  );
}
