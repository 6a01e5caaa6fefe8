import { Alert, Descriptions, Modal, Typography } from 'antd';
import { $api, type Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { useWords } from '../../../i18n/labels';
import { IndicatorTable } from '../../../ui/indicator-table';
import { Loaded } from '../../../ui/page';
import { Money } from '../../../ui/values';

type Bulletin = Schemas['BulletinView'];

/** The bulletin as it will stand on the public site: nothing that stays inside is drawn. */
export function BulletinPreview({ bulletin, onClose }: { bulletin: Bulletin; onClose: () => void }) {
  const { t } = useLanguage();
  return (
    <Modal open title={t('公众将看到的榜单', 'What the public will see')} footer={null} width={1000} onCancel={onClose}>
      <Typography.Title level={2} style={{ fontSize: 22, textAlign: 'center' }}>
        {bulletin.title}
      </Typography.Title>
      {bulletin.preface && <p className="prewrap">{bulletin.preface}</p>}
      {bulletin.challenges.map(({ id }, index) => (
        <ChallengePreview key={id} id={id} position={index + 1} />
      ))}
    </Modal>
  );
}

function ChallengePreview({ id, position }: { id: string; position: number }) {
  const { t } = useLanguage();
  const challenge = $api.useQuery('get', '/api/v1/challenges/{id}', { params: { path: { id } } });
  return (
    <section style={{ marginTop: 24 }}>
      <Loaded query={challenge}>
        {(data) => (
          <>
            <Typography.Title level={3} style={{ fontSize: 18 }}>
              {t(`榜题${position}：${data.title}`, `Challenge ${position}: ${data.title}`)}
            </Typography.Title>
            {data.confidentiality === 'invited' ? (
              <Alert type="warning" showIcon title={t('仅受邀单位可见，不对公众公布', 'Shown to invited only')} />
            ) : (
              <PublicPart challenge={data} />
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}

function PublicPart({ challenge }: { challenge: Schemas['ChallengeView'] }) {
  const { t } = useLanguage();
  const words = useWords();
  const summaryOnly = challenge.confidentiality === 'summary_public';
  return (
    <>
      <Descriptions
        size="small"
        column={{ xs: 1, md: 2 }}
        items={[
          { key: 'demander', label: t('需求方', 'Demander'), children: challenge.demanderName },
          { key: 'field', label: t('技术领域', 'Field'), children: challenge.field },
          { key: 'region', label: t('地区', 'Region'), children: challenge.region },
          {
            key: 'amount',
            label: t('投入总额', 'Investment'),
            children: <Money fen={challenge.amountFen} unit="wan" />,
          },
          {
            key: 'cash',
            label: t('支付揭榜方现金', 'Cash to the taker'),
            children: <Money fen={challenge.cashToTakerFen} unit="wan" />,
          },
          {
            key: 'scope',
            label: t('公开范围', 'How much is public'),
            children: words.choice(challenge.confidentiality, 'confidentiality'),
          },
        ]}
      />
      <p className="prewrap">{challenge.summary}</p>
      {summaryOnly ? (
        <Alert type="info" showIcon title={t('仅公布摘要，指标不公开', 'Only the summary is public')} />
      ) : (
        <IndicatorTable indicators={challenge.indicators} />
      )}
    </>
  );
}
