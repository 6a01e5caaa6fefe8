import { Card, Descriptions } from 'antd';
import { useParams } from 'react-router';
import { $api, type Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { ActionBar } from '../../../ui/action-bar';
import { Files } from '../../../ui/files';
import { IndicatorTable } from '../../../ui/indicator-table';
import { Loaded, Page } from '../../../ui/page';
import { StateSteps } from '../../../ui/state-steps';
import { Money } from '../../../ui/values';

const ROAD = ['draft', 'submitted', 'recommended', 'assessing', 'agreeing', 'listed'];

export default function NeedPage() {
  const { id = '' } = useParams();
  const need = $api.useQuery('get', '/api/v1/needs/{id}', { params: { path: { id } } });
  return <Loaded query={need}>{(data) => <NeedView need={data} />}</Loaded>;
}

function NeedView({ need }: { need: Schemas['NeedView'] }) {
  const { t } = useLanguage();
  return (
    <Page title={need.title} trail={[{ to: '/workbench/needs', text: t('需求', 'Needs') }]}>
      <StateSteps lifecycle="need" state={need.state} road={ROAD} />
      <ActionBar collection="needs" lifecycle="need" subject={need} />
      <NeedFacts need={need} />
      <Card title={t('技术指标', 'Indicators')} style={{ marginTop: 16 }}>
        <IndicatorTable indicators={need.indicators} />
      </Card>
      <NeedFiles id={need.id} />
    </Page>
  );
}

function NeedFacts({ need }: { need: Schemas['NeedView'] }) {
  const { t } = useLanguage();
  const words = useWords();
  return (
    <Card style={{ marginTop: 16 }}>
      <Descriptions
        column={{ xs: 1, md: 2 }}
        items={[
          { key: 'number', label: t('编号', 'Number'), children: need.number },
          { key: 'demander', label: t('需求方', 'Demander'), children: need.demanderName },
          { key: 'field', label: t('技术领域', 'Field'), children: need.field },
          { key: 'region', label: t('地区', 'Region'), children: need.region },
          { key: 'total', label: t('投入总额', 'Investment'), children: <Money fen={need.totalInvestmentFen} /> },
          {
            key: 'cash',
            label: t('支付揭榜方现金', 'Cash to the taker'),
            children: <Money fen={need.cashToTakerFen} />,
          },
          {
            key: 'period',
            label: t('周期', 'Period'),
            children: t(`${need.periodMonths} 个月`, `${need.periodMonths} months`),
          },
          {
            key: 'cooperation',
            label: t('合作方式', 'Cooperation'),
            children: words.choice(need.cooperation, 'cooperation'),
          },
          {
            key: 'ownership',
            label: t('成果归属', 'Result ownership'),
            children: words.choice(need.resultOwnership, 'resultOwnership'),
          },
        ]}
      />
      <Descriptions
        column={1}
        layout="vertical"
        items={[
          { key: 'summary', label: t('需求简介', 'Summary'), children: <p className="prewrap">{need.summary}</p> },
          {
            key: 'alone',
            label: t('自身不能解决的问题', 'What cannot be solved alone'),
            children: <p className="prewrap">{need.cannotSolveAlone}</p>,
          },
          {
            key: 'scene',
            label: t('应用场景', 'Scene of application'),
            children: <p className="prewrap">{need.scene}</p>,
          },
        ]}
      />
    </Card>
  );
}

function NeedFiles({ id }: { id: string }) {
  const { t } = useLanguage();
  const files = $api.useQuery('get', '/api/v1/needs/{id}/files', { params: { path: { id } } });
  return (
    <Card title={t('附件', 'Files')} style={{ marginTop: 16 }}>
      <Loaded query={files}>{({ items }) => <Files address={`/api/v1/needs/${id}/files`} files={items} />}</Loaded>
    </Card>
  );
}
