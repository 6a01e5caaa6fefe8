import { DeleteOutlined, DownloadOutlined, EyeOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Modal, Popconfirm, Progress, Space, Table } from 'antd';
import { useState } from 'react';
import type { Schemas } from '../client/api';
import { ProblemError, explanations, type Problem } from '../client/problem';
import { signInAgain } from '../client/session-expiry';
import { useLanguage } from '../i18n/language';
import { canBeShown, FilePreview } from './file-preview';
import { UploadButton } from './upload-button';
import { Instant } from './values';

type StoredFile = Schemas['StoredFileView'];

interface FilesProps {
  /** Where the files are: `/api/v1/needs/{id}/files` with the id in it. */
  readonly address: string;
  readonly files: readonly StoredFile[];
  readonly mayUpload?: boolean;
  /** Takes a file away, where that can be done. */
  readonly onRemove?: (file: StoredFile) => Promise<void>;
  /** After a file was added or taken away: what the files belong to has another version now. */
  readonly onChanged?: () => void;
}

const ACCEPTED = '.pdf,.docx,.xlsx,.ofd,.png,.jpg,.jpeg,.txt,.csv';

/** The files of a thing: seen, downloaded, and added with the progress of the upload. */
export function Files({ address, files, mayUpload = false, onRemove, onChanged }: FilesProps) {
  const { t } = useLanguage();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const [progress, setProgress] = useState<number | null>(null);
  const [preview, setPreview] = useState<StoredFile | null>(null);
  const change = async (changing: Promise<unknown>) => {
    try {
      await changing;
      onChanged?.();
      await queries.invalidateQueries();
    } catch (error) {
      message.error(
        explanations(error)
          .map((text) => t(text))
          .join('；'),
      );
    }
  };
  const upload = async (file: File) => {
    setProgress(0);
    await change(uploadFile(address, file, setProgress));
    setProgress(null);
  };
  return (
    <section aria-label={t('附件', 'Files')}>
      {files.length > 0 && (
        <div className="scroll-x">
          <Table<StoredFile>
            size="small"
            pagination={false}
            rowKey="id"
            dataSource={[...files]}
            columns={[
              { title: t('文件', 'File'), dataIndex: 'name', key: 'name' },
              { title: t('大小', 'Size'), key: 'size', align: 'right', render: (_, { size }) => sizeText(size) },
              { title: t('上传时间', 'Uploaded'), key: 'at', render: (_, { at }) => <Instant at={at} /> },
              {
                title: t('操作', 'Actions'),
                key: 'actions',
                render: (_, file) => (
                  <Space>
                    {canBeShown(file) && (
                      <Button size="small" icon={<EyeOutlined />} onClick={() => setPreview(file)}>
                        {t('预览', 'Preview')}
                      </Button>
                    )}
                    <Button size="small" icon={<DownloadOutlined />} href={`${address}/${file.id}`} download>
                      {t('下载', 'Download')}
                    </Button>
                    {onRemove && (
                      <Popconfirm
                        title={t(`确定移除“${file.name}”吗？`, `Really remove “${file.name}”?`)}
                        onConfirm={() => change(onRemove(file))}
                      >
                        <Button size="small" icon={<DeleteOutlined />}>
                          {t('移除', 'Remove')}
                        </Button>
                      </Popconfirm>
                    )}
                  </Space>
                ),
              },
            ]}
          />
        </div>
      )}
      {files.length === 0 && <p>{t('没有附件', 'No files')}</p>}
      {mayUpload && (
        <Space orientation="vertical" style={{ marginTop: 8, width: '100%' }}>
          <UploadButton accept={ACCEPTED} busy={progress !== null} onFile={(file) => void upload(file)}>
            {t('上传附件（不得含涉密内容，不超过 50 MB）', 'Upload (no state secrets, at most 50 MB)')}
          </UploadButton>
          {progress !== null && <Progress percent={progress} aria-label={t('上传进度', 'Upload progress')} />}
        </Space>
      )}
      {preview && (
        <Modal open title={preview.name} footer={null} width="90vw" onCancel={() => setPreview(null)}>
          <FilePreview address={address} file={preview} title={preview.name} />
        </Modal>
      )}
    </section>
  );
}

/**
 * Uploads a file; when the session has ended the person signs in again over the page, and the file is sent once more.
 * @returns the answer's JSON
 */
export async function uploadFile(address: string, file: File, tell: (percent: number) => void): Promise<unknown> {
  try {
    return await sendFile(address, file, tell);
  } catch (error) {
    const hasEnded = error instanceof ProblemError && error.status === 401;
    if (hasEnded && (await signInAgain())) return uploadFile(address, file, tell);
    throw error;
  }
}

/** fetch cannot tell how far an upload is; XMLHttpRequest can. */
function sendFile(address: string, file: File, tell: (percent: number) => void): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', address);
    request.upload.onprogress = ({ loaded, total }) => tell(Math.round((loaded / total) * 100));
    request.onerror = () => reject(new Error('network'));
    request.onload = () => {
      if (request.status < 300) return resolve(JSON.parse(request.responseText));
      reject(new ProblemError(JSON.parse(request.responseText) as Problem));
    };
    const form = new FormData();
    form.append('file', file);
    request.send(form);
  });
}

function sizeText(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`;
  if (bytes < 1024 * 1024) return `${(bytes / 1024).toFixed(1)} KB`;
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}
