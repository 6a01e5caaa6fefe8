import { App, Button, Space } from 'antd';
import { useLanguage } from '../i18n/language';

const SECONDS = 8;

/** Says that something was taken out of a form, with the way to have it back. */
export function useUndo() {
  const { t } = useLanguage();
  const { message } = App.useApp();
  return (removed: string, putBack: () => void): void => {
    const undo = () => {
      putBack();
      close();
    };
    const close = message.open({
      type: 'info',
      duration: SECONDS,
      content: (
        <Space>
          {t(`已删除${removed}`, `${removed} removed`)}
          <Button size="small" onClick={undo}>
            {t('撤销', 'Undo')}
          </Button>
        </Space>
      ),
    });
  };
}
