import AntdIcon, { type IconComponentProps } from '@ant-design/icons/es/components/AntdIconLight';

/**
 * Stands in for antd's icon, within antd too (vite.config.ts): an icon repeats what its words say, and antd would have it
 * read out by its English name.
 */
export default function SilentIcon(props: IconComponentProps) {
  return <AntdIcon {...props} role="presentation" aria-label={undefined} aria-hidden />;
}
