import { Card } from 'antd';
import { Link, useParams } from 'react-router';
import { may, useMe } from '../../../app/session';
import { $api } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { Loaded, Page } from '../../../ui/page';
import { SettlementEditor } from '../components/settlement-editor';
import { SettlementResult } from '../components/settlement-result';

/** What a project's money comes to in the end: tried out first, then recorded once. */
export default function SettlementPage() {
  const { t } = useLanguage();
  const me = useMe();
  const { id = '' } = useParams();
  const project = $api.useQuery('get', '/api/v1/projects/{id}', { params: { path: { id } } });
  const settlement = $api.useQuery('get', '/api/v1/projects/{id}/settlement', { params: { path: { id } } });
  return (
    <Page
      title={t('结算', 'Settlement')}
      trail={[
        { to: '/workbench/projects', text: t('攻关项目', 'Projects') },
        { to: `/workbench/projects/${id}`, text: project.data?.title ?? t('项目', 'Project') },
      ]}
      wide
    >
      <p>
        <Link to={`/workbench/recoveries?projectId=${id}`}>{t('本项目的追回', 'Recoveries of this project')}</Link>
        {' · '}
        <Link to={`/workbench/projects/${id}/contributions`}>{t('投入', 'Contributions')}</Link>
      </p>
      <Loaded query={settlement}>
        {({ settlement: recorded }) => {
          if (recorded) return <SettlementResult result={recorded} recorded={recorded} />;
          if (may(me, 'settlement.preview')) return <SettlementEditor projectId={id} />;
          return (
            <Card>{t('还没有结算，结算后在此公布计算过程', 'Not settled yet: the computation will stand here')}</Card>
          );
        }}
      </Loaded>
    </Page>
  );
}
