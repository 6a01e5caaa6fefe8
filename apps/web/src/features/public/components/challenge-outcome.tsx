import { Link } from 'react-router';
import { $api } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { Panel } from './panel';

/** Who was awarded a challenge and what became of it; nothing while there is nothing. */
export function ChallengeOutcome({ challengeId }: { challengeId: string }) {
  const { t } = useLanguage();
  const params = { query: { challengeId } };
  const { data: awards } = $api.useQuery('get', '/api/v1/public/awards', { params });
  const { data: results } = $api.useQuery('get', '/api/v1/public/results', { params });
  const awarded = awards?.items ?? [];
  const projects = results?.items ?? [];
  if (awarded.length + projects.length === 0) return null;
  return (
    <Panel title={t('结果', 'Result')}>
      <ul className="rules">
        {awarded.map(({ id, number, takerName }) => (
          <li key={id}>
            {t('中榜：', 'Awarded: ')}
            {takerName}（<span className="amount">{number}</span>）
          </li>
        ))}
        {projects.map(({ id, number, title }) => (
          <li key={id}>
            {t('攻关项目：', 'Project: ')}
            <Link to={`/results/${id}`}>{title}</Link>（<span className="amount">{number}</span>）
          </li>
        ))}
      </ul>
    </Panel>
  );
}
