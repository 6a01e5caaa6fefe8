import { PrinterOutlined } from '@ant-design/icons';
import { Button, Descriptions, Typography } from 'antd';
import type { Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { TitledCard } from '../../../ui/titled-card';
import { Instant } from '../../../ui/values';

/** What proves that and what was handed in, to be kept on paper. */
export function Receipt({ proposal }: { proposal: Schemas['ProposalView'] }) {
  const { t } = useLanguage();
  const { receipt } = proposal;
  if (!receipt) return null;
  return (
    <TitledCard
      style={{ marginTop: 16 }}
      title={t('密封回执', 'Sealed receipt')}
      extra={
        <Button className="no-print" icon={<PrinterOutlined />} onClick={() => window.print()}>
          {t('打印', 'Print')}
        </Button>
      }
    >
      <Descriptions
        column={{ xs: 1, md: 2 }}
        items={[
          { key: 'number', label: t('申请编号', 'Number'), children: proposal.number },
          {
            key: 'challenge',
            label: t('榜题', 'Challenge'),
            children: `${proposal.challengeNumber} ${proposal.challengeTitle}`,
          },
          { key: 'taker', label: t('揭榜单位', 'Taker'), children: proposal.takerName },
          { key: 'at', label: t('提交时间', 'Submitted'), children: <Instant at={receipt.submittedAt} /> },
          { key: 'revision', label: t('第几次提交', 'Submission'), children: receipt.revision },
          {
            key: 'size',
            label: t('密封内容大小', 'Size'),
            children: t(`${receipt.size} 字节`, `${receipt.size} bytes`),
          },
          { key: 'files', label: t('附件数', 'Files'), children: receipt.fileCount },
          {
            key: 'hash',
            label: t('密封内容 SHA-256', 'SHA-256 of the sealed content'),
            span: 'filled',
            children: (
              <Typography.Text code copyable className="hash">
                {receipt.sha256}
              </Typography.Text>
            ),
          },
        ]}
      />
      {proposal.hasDraft && (
        <p>
          {t(
            '另有尚未提交的修改；在重新提交之前，以本回执的内容为准。',
            'There are changes that were not submitted; until they are, this receipt stands.',
          )}
        </p>
      )}
    </TitledCard>
  );
}
