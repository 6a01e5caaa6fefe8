import { Space } from 'antd';
import { Link } from 'react-router';
import { may, useMe } from '../../../app/session';
import { $api, type Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { LinkButton } from '../../../ui/link-button';
import { TitledCard } from '../../../ui/titled-card';

type Need = Schemas['NeedView'];

/** The way on from a need on which all have agreed: the bulletins that it can still be put on, or a new one. */
export function PutOnBulletin({ need }: { need: Need }) {
  const { t } = useLanguage();
  const enabled = may(useMe(), 'bulletin.compose') && need.textAcceptedAt !== null;
  const { id: needId, programmeId } = need;
  const challenges = $api.useQuery('get', '/api/v1/challenges', { params: { query: { needId } } }, { enabled });
  const query = { programmeId, state: ['draft' as const] };
  const bulletins = $api.useQuery('get', '/api/v1/bulletins', { params: { query } }, { enabled });
  if (!enabled || !challenges.data || challenges.data.items.some(({ state }) => !FALLEN.includes(state))) return null;
  return (
    <TitledCard title={t('编入榜单', 'Put on a bulletin')} style={{ marginTop: 16 }}>
      <p>
        {t(
          '需求方已确认最终文本，可以编入榜单。打开一份在编榜单，或编制新榜单，在“选择需求编入榜单”里选它。',
          'The demander has accepted the final text. Open a bulletin that is being composed, or begin one, and choose the need there.',
        )}
      </p>
      <Space wrap>
        {bulletins.data?.items.map(({ id, number, title }) => (
          <Link key={id} to={`/workbench/bulletins/${id}`}>
            {number} {title}
          </Link>
        ))}
        <LinkButton to={`/workbench/bulletins/new?programmeId=${programmeId}`} type="primary">
          {t('编制榜单', 'Compose a bulletin')}
        </LinkButton>
      </Space>
    </TitledCard>
  );
}

/** A need whose challenge came to nothing can be put on a bulletin again. */
const FALLEN: readonly string[] = ['no_award', 'cancelled'];
