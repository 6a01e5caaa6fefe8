import { SearchOutlined } from '@ant-design/icons';
import { Button, Input, type GetProps } from 'antd';
import { useLanguage } from '../i18n/language';

/** A field that is searched by with Enter or its button, which says what it does though it shows a lens only. */
export function SearchInput(props: GetProps<typeof Input.Search>) {
  const { t } = useLanguage();
  return (
    <Input.Search {...props} enterButton={<Button aria-label={t('搜索', 'Search')} icon={<SearchOutlined />} />} />
  );
}
