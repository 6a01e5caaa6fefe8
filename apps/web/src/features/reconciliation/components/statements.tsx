import { DownloadOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Alert, Button, Progress } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { may, useMe } from '../../../app/session';
import { $api, type Schemas } from '../../../client/api';
import { byCursor } from '../../../client/paging';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { yuan } from '../../../i18n/money';
import { instantText } from '../../../i18n/time';
import { DataTable } from '../../../ui/data-table';
import { uploadFile } from '../../../ui/files';
import { ProblemAlert } from '../../../ui/problem-alert';
import { UploadButton } from '../../../ui/upload-button';
import type { MonthProps } from '../pages/reconciliation-page';

/** The bank's files: imported with their progress and result; the same file twice brings nothing new. */
export function Statements({ programmeId }: MonthProps) {
  const { t } = useLanguage();
  const words = useWords();
  const me = useMe();
  const statements = $api.useInfiniteQuery(
    'get',
    '/api/v1/bank-statements',
    { params: { query: { programmeId } } },
    byCursor,
  );
  const amount = (fen: string | null) => (fen === null ? '' : yuan(fen));
  return (
    <>
      {may(me, 'bank_statement.import') && <Import programmeId={programmeId} />}
      <DataTable
        name={t('银行对账单', 'Bank statements')}
        query={statements}
        rowKey={({ id }) => id}
        empty={t('还没有导入对账单', 'No statements yet')}
        columns={[
          {
            key: 'file',
            title: t('文件', 'File'),
            text: ({ fileName }) => fileName,
            render: ({ id, fileName }) => (
              <Button size="small" icon={<DownloadOutlined />} href={`/api/v1/bank-statements/${id}/content`} download>
                {fileName}
              </Button>
            ),
          },
          { key: 'format', title: t('格式', 'Format'), text: ({ format }) => words.choice(format, 'format') },
          { key: 'account', title: t('账号', 'Account'), text: ({ accountNo }) => accountNo ?? '' },
          {
            key: 'period',
            title: t('期间', 'Period'),
            text: ({ fromOn, toOn }) => [fromOn, toOn].filter(Boolean).join(' – '),
            render: ({ fromOn, toOn }) => (
              <>
                {[fromOn, toOn].filter(Boolean).join(' – ')} <LinesLink programmeId={programmeId} on={toOn} />
              </>
            ),
          },
          {
            key: 'opening',
            title: t('期初（元）', 'Opening (CNY)'),
            align: 'right',
            text: ({ openingFen }) => amount(openingFen),
          },
          {
            key: 'closing',
            title: t('期末（元）', 'Closing (CNY)'),
            align: 'right',
            text: ({ closingFen }) => amount(closingFen),
          },
          { key: 'lines', title: t('笔数', 'Lines'), align: 'right', text: ({ lineCount }) => `${lineCount}` },
          { key: 'new', title: t('新增', 'New'), align: 'right', text: ({ newLineCount }) => `${newLineCount}` },
          { key: 'at', title: t('导入时间', 'Imported'), text: ({ importedAt }) => instantText(importedAt) },
        ]}
      />
    </>
  );
}

function Import({ programmeId }: { programmeId: string }) {
  const { t } = useLanguage();
  const queries = useQueryClient();
  const [progress, setProgress] = useState<number | null>(null);
  const [result, setResult] = useState<Schemas['StatementImportView'] | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const read = async (file: File) => {
    setProgress(0);
    setProblem(null);
    setResult(null);
    try {
      const address = `/api/v1/programmes/${programmeId}/bank-statements`;
      setResult((await uploadFile(address, file, setProgress)) as Schemas['StatementImportView']);
      await queries.invalidateQueries();
    } catch (error) {
      setProblem(error);
    } finally {
      setProgress(null);
    }
  };
  return (
    <div style={{ marginBottom: 16 }}>
      <UploadButton primary accept=".csv,.xml,.txt" busy={progress !== null} onFile={(file) => void read(file)}>
        {t('导入对账单', 'Import a statement')}
      </UploadButton>
      <p>
        {t(
          'CSV、CAMT.053、CAMT.054 或 PAIN.002；同一文件再次导入不会重复',
          'CSV, CAMT.053, CAMT.054 or PAIN.002; the same file twice brings nothing new',
        )}
      </p>
      {progress !== null && <Progress percent={progress} aria-label={t('上传进度', 'Upload progress')} />}
      {problem !== null && <ProblemAlert error={problem} />}
      {result && (
        <Alert
          type="success"
          showIcon
          role="status"
          style={{ marginTop: 12 }}
          title={t(
            `已读取 ${result.lineCount} 笔，新增 ${result.addedLineCount} 笔，已自动匹配`,
            `${result.lineCount} lines read, ${result.addedLineCount} new and matched`,
          )}
          description={<LinesLink programmeId={programmeId} on={result.toOn} />}
        />
      )}
    </div>
  );
}

/** To the lines of the month in which a statement ends: a statement is often of a month that is over. */
function LinesLink({ programmeId, on }: { programmeId: string; on: string | null }) {
  const { t } = useLanguage();
  const month = on === null ? '' : `&month=${on.slice(0, 7)}`;
  return <Link to={`?programme=${programmeId}&view=lines${month}`}>{t('看银行流水', 'See its lines')}</Link>;
}
