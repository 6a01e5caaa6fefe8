import { DownloadOutlined } from '@ant-design/icons';
import { Button, Card, Space } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useQueryClient } from '@tanstack/react-query';
import { may, useMe } from '../../../app/session';
import { $api, type Schemas } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { instantText } from '../../../i18n/time';
import { CommandDialog, useCommand } from '../../../ui/command-form/action-dialog';
import { Loaded } from '../../../ui/page';
import { RowsTable } from '../../../ui/rows-table';
import { InstructionTable } from '../../disbursement/components/instruction-table';

/** The payments of a batch, and its files for bank or treasury. */
export function BatchDetails({ batch }: { batch: Schemas['BatchView'] }) {
  const { t } = useLanguage();
  const me = useMe();
  const [exporting, setExporting] = useState(false);
  const { id, number, lines, contentHash } = batch;
  return (
    <Card
      title={t(`批次 ${number}`, `Batch ${number}`)}
      style={{ marginBottom: 16 }}
      extra={<Link to="?">{t('关闭', 'Close')}</Link>}
    >
      <InstructionTable
        name={t(`批次明细 ${number}`, `Payments of ${number}`)}
        instructions={lines}
        empty={t('没有明细', 'No payments')}
        extra={[
          {
            key: 'disbursement',
            title: t('拨付', 'Disbursement'),
            text: ({ disbursementId }) => disbursementId,
            render: ({ disbursementId }) => (
              <Link to={`/workbench/disbursements/${disbursementId}`}>{t('查看拨付', 'Open')}</Link>
            ),
          },
        ]}
      />
      <p style={{ overflowWrap: 'anywhere' }}>SHA-256 {contentHash}</p>
      <Space wrap style={{ marginBottom: 12 }}>
        {may(me, 'payment_export.create') && (
          <Button type="primary" onClick={() => setExporting(true)}>
            {t('导出支付文件', 'Export a payment file')}
          </Button>
        )}
      </Space>
      {may(me, 'payment_export.read') && <Exports batchId={id} number={number} />}
      {exporting && <ExportDialog batchId={id} onClose={() => setExporting(false)} />}
    </Card>
  );
}

function Exports({ batchId, number }: { batchId: string; number: string }) {
  const { t } = useLanguage();
  const words = useWords();
  const exports = $api.useQuery('get', '/api/v1/payment-batches/{id}/exports', { params: { path: { id: batchId } } });
  return (
    <Loaded query={exports}>
      {({ items }) => (
        <RowsTable
          name={t(`导出文件 ${number}`, `Exports of ${number}`)}
          rows={items}
          rowKey={({ id }) => id}
          empty={t('还没有导出文件', 'Not exported yet')}
          columns={[
            {
              key: 'file',
              title: t('文件', 'File'),
              text: ({ fileName }) => fileName,
              render: ({ id, fileName }) => (
                <Button
                  size="small"
                  icon={<DownloadOutlined />}
                  href={`/api/v1/payment-exports/${id}/content`}
                  download
                >
                  {fileName}
                </Button>
              ),
            },
            { key: 'profile', title: t('格式', 'Format'), text: ({ profile }) => words.choice(profile, 'profile') },
            {
              key: 'layout',
              title: t('列式', 'Layout'),
              text: ({ layout }) => (layout ? words.choice(layout, 'layout') : ''),
            },
            { key: 'count', title: t('笔数', 'Count'), align: 'right', text: ({ lineCount }) => `${lineCount}` },
            { key: 'at', title: t('导出时间', 'Exported'), text: ({ createdAt }) => instantText(createdAt) },
            { key: 'hash', title: 'SHA-256', text: ({ sha256 }) => sha256 },
          ]}
        />
      )}
    </Loaded>
  );
}

function ExportDialog({ batchId, onClose }: { batchId: string; onClose: () => void }) {
  const { t } = useLanguage();
  const queries = useQueryClient();
  const command = useCommand('PaymentExport_export');
  if (!command) return null;
  return (
    <CommandDialog
      title={t('导出支付文件', 'Export a payment file')}
      command={command}
      path={{ id: batchId }}
      initial={{ profile: 'bank_xlsx', layout: 'metrobank' }}
      onDone={() => {
        onClose();
        void queries.invalidateQueries();
      }}
      onClose={onClose}
    />
  );
}
