import { Select, type SelectProps } from 'antd';
import { useLanguage } from '../i18n/language';

/** A select whose choice can be taken back. antd calls the cross for it "Clear" in every language. */
export function OptionalSelect<Value>(props: Omit<SelectProps<Value>, 'allowClear'>) {
  const { t } = useLanguage();
  // rc-select knows the label; antd's types leave it out.
  const clearable: object = { label: t('清除', 'Clear') };
  return <Select<Value> {...props} allowClear={clearable} />;
}
