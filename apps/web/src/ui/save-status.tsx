import { Button, Space } from 'antd';
import { ProblemError } from '../client/problem';
import { useLanguage } from '../i18n/language';
import type { SaveState } from './autosave';
import { ProblemAlert } from './problem-alert';
import { Instant } from './values';

interface Props {
  readonly state: SaveState;
  readonly onRetry: () => void;
  /** Somebody else changed it: reads the newest version, what was typed stays. */
  readonly onReload: () => void;
}

/** Where what was typed is: in this tab, on its way, or on the server. */
export function SaveStatus({ state, onRetry, onReload }: Props) {
  const { t } = useLanguage();
  if (state.kind === 'failed') {
    const stale = state.error instanceof ProblemError && state.error.isStale;
    return (
      <>
        <ProblemAlert error={state.error} onRetry={stale ? undefined : onRetry} />
        {stale && (
          <Button onClick={onReload}>
            {t('读取最新版本并保存我填写的内容', 'Read the newest version and save what I entered')}
          </Button>
        )}
      </>
    );
  }
  return (
    <Space role="status" aria-live="polite" style={{ minHeight: 22 }}>
      {state.kind === 'saving' && t('正在保存…', 'Saving…')}
      {state.kind === 'kept' &&
        t('已保存在本页；必填内容填完后自动存到服务器', 'Kept on this page; it goes to the server once it is complete')}
      {state.kind === 'saved' && (
        <>
          {t('已保存到服务器', 'Saved on the server')} <Instant at={state.at} />
        </>
      )}
    </Space>
  );
}
