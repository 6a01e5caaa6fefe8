import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { $api } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { instantText } from '../../../i18n/time';
import { Loaded } from '../../../ui/page';
import { RowsTable } from '../../../ui/rows-table';

interface Props {
  readonly batchId: string;
  readonly number: string;
}

/** The files of a batch for bank or treasury. */
export function BatchExports({ batchId, number }: Props) {
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
