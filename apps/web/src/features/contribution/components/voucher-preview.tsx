import type { Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { canBeShown, FilePreview } from '../../../ui/file-preview';

interface Props {
  readonly address: string;
  readonly files: readonly Schemas['StoredFileView'][];
}

/** The newest voucher that a browser can show, open on the page. */
export function VoucherPreview({ address, files }: Props) {
  const { t } = useLanguage();
  const file = files.findLast(canBeShown);
  if (!file) return null;
  return <FilePreview address={address} file={file} title={t(`凭证 ${file.name}`, `Voucher ${file.name}`)} />;
}
