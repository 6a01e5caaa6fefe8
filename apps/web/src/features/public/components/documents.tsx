import { useLanguage } from '../../../i18n/language';

/** The printable papers of a bulletin or a challenge, in the reader's language. */
export function Documents({ address }: { address: string }) {
  const { t, language } = useLanguage();
  const link = (format: 'pdf' | 'xlsx') => `${address}/document?format=${format}&lang=${language}`;
  return (
    <>
      <a className="link-button" href={link('pdf')} target="_blank" rel="noreferrer">
        {t('打印版（PDF）', 'Printable (PDF)')}
      </a>
      <a className="link-button" href={link('xlsx')} download>
        {t('Excel 表格', 'Excel')}
      </a>
    </>
  );
}
