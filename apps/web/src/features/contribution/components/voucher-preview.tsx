import type { Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';

const SHOWN = ['application/pdf', 'image/png', 'image/jpeg', 'text/plain'];

interface Props {
  readonly address: string;
  readonly files: readonly Schemas['StoredFileView'][];
}

/** The newest voucher that a browser can show, open on the page. */
export function VoucherPreview({ address, files }: Props) {
  const { t } = useLanguage();
  const file = files.findLast(({ mediaType }) => SHOWN.includes(mediaType));
  if (!file) return null;
  const url = `${address}/${file.id}?inline=1`;
  const title = t(`凭证 ${file.name}`, `Voucher ${file.name}`);
  if (file.mediaType.startsWith('image/')) {
    return <img src={url} alt={title} style={{ maxWidth: '100%', marginTop: 12 }} />;
  }
  return <iframe src={url} title={title} className="voucher" style={{ marginTop: 12 }} />;
}
