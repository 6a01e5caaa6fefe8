import { App, Button } from 'antd';
import { useLanguage } from '../../../i18n/language';

/** Copies the page's address; on a phone it opens what the phone shares with. */
export function Share({ title }: { title: string }) {
  const { t } = useLanguage();
  const { message } = App.useApp();
  const share = async () => {
    const { href } = window.location;
    if ('share' in navigator && window.matchMedia('(pointer: coarse)').matches) {
      // Closing the phone's dialog is no failure.
      await navigator.share({ title, url: href }).catch(() => undefined);
      return;
    }
    try {
      await navigator.clipboard.writeText(href);
      message.success(t('链接已复制', 'Link copied'));
    } catch {
      // No clipboard without a secure address: the link itself, to copy by hand.
      message.info(href, 10);
    }
  };
  return <Button onClick={() => void share()}>{t('复制链接', 'Copy link')}</Button>;
}
