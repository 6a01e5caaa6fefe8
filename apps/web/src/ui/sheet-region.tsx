import { DownloadOutlined } from '@ant-design/icons';
import { App, Button } from 'antd';
import { useRef, type ReactNode } from 'react';
import { useLanguage } from '../i18n/language';
import { saveSheet } from './save-sheet';
import { ScrollRegion } from './scroll-region';

interface Props {
  readonly name: string;
  /** One table that is there as a whole. */
  readonly children: ReactNode;
}

/** A table in a box of its own, with its spreadsheet: cell by cell what stands on the screen. */
export function SheetRegion({ name, children }: Props) {
  const { t } = useLanguage();
  const { message } = App.useApp();
  const box = useRef<HTMLDivElement>(null);
  const save = async () => {
    const [head = [], ...rows] = cellsIn(box.current);
    try {
      await saveSheet(
        name,
        head.map((cell) => ({ title: cell.innerText, isNumber: getComputedStyle(cell).textAlign === 'right' })),
        rows.map((row) => row.map(({ innerText }) => innerText)),
      );
    } catch {
      message.error(t('导出失败，请重试', 'The export failed; please try again'));
    }
  };
  return (
    <div ref={box}>
      <ScrollRegion name={name}>{children}</ScrollRegion>
      <Button
        size="small"
        className="no-print"
        style={{ marginTop: 8 }}
        icon={<DownloadOutlined />}
        aria-label={t(`导出 Excel：${name}`, `Export to Excel: ${name}`)}
        onClick={() => void save()}
      >
        {t('导出 Excel', 'Export to Excel')}
      </Button>
    </div>
  );
}

function cellsIn(box: HTMLElement | null): HTMLTableCellElement[][] {
  const rows = [...(box?.querySelectorAll('tr') ?? [])].filter((row) => row.checkVisibility());
  return rows.map((row) => [...row.cells]).filter((cells) => cells.length > 0);
}
