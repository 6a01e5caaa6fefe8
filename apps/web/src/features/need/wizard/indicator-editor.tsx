import { ArrowDownOutlined, ArrowUpOutlined, CopyOutlined, DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Space } from 'antd';
import { useLanguage } from '../../../i18n/language';
import { useUndo } from '../../../ui/use-undo';
import { IndicatorFields } from './indicator-fields';
import { BLANK_INDICATOR, type IndicatorDraft } from './need-draft';

const MOST = 100;

/** The indicators one below the other: added, copied, moved and taken out, which can be undone. */
export function IndicatorEditor({ onChange }: { onChange: () => void }) {
  const { t } = useLanguage();
  const form = Form.useFormInstance();
  const offerUndo = useUndo();
  const indicators = (): IndicatorDraft[] => (form.getFieldValue('indicators') as IndicatorDraft[] | undefined) ?? [];
  const replace = (list: readonly IndicatorDraft[]) => {
    form.setFieldValue('indicators', [...list]);
    onChange();
  };
  const copy = (index: number) => {
    const { id: _id, ...copied } = indicators()[index] ?? BLANK_INDICATOR;
    replace(
      indicators().toSpliced(index + 1, 0, {
        ...copied,
        name: t(`${copied.name ?? ''}（副本）`, `${copied.name ?? ''} (copy)`),
      }),
    );
  };
  const takeOut = (index: number) => {
    const before = indicators();
    replace(before.toSpliced(index, 1));
    offerUndo(t(`指标 ${index + 1}`, `Indicator ${index + 1}`), () => replace(before));
  };
  return (
    <Form.List name="indicators">
      {(fields, { add, move }) => (
        <>
          {fields.map(({ key, name }) => (
            <fieldset key={key} className="indicator">
              <legend>{t(`指标 ${name + 1}`, `Indicator ${name + 1}`)}</legend>
              <Order
                index={name}
                last={fields.length - 1}
                onMove={(to) => {
                  move(name, to);
                  onChange();
                }}
                onCopy={() => copy(name)}
                onTakeOut={() => takeOut(name)}
              />
              <IndicatorFields index={name} />
            </fieldset>
          ))}
          <Button block icon={<PlusOutlined />} disabled={fields.length >= MOST} onClick={() => add(BLANK_INDICATOR)}>
            {t('增加一项指标', 'Add an indicator')}
          </Button>
        </>
      )}
    </Form.List>
  );
}

interface OrderProps {
  readonly index: number;
  readonly last: number;
  readonly onMove: (to: number) => void;
  readonly onCopy: () => void;
  readonly onTakeOut: () => void;
}

function Order({ index, last, onMove, onCopy, onTakeOut }: OrderProps) {
  const { t } = useLanguage();
  const each = t(`指标 ${index + 1}`, `indicator ${index + 1}`);
  return (
    <Space className="indicator-order">
      <Button
        size="small"
        icon={<ArrowUpOutlined />}
        disabled={index === 0}
        aria-label={t(`上移${each}`, `Move ${each} up`)}
        onClick={() => onMove(index - 1)}
      />
      <Button
        size="small"
        icon={<ArrowDownOutlined />}
        disabled={index === last}
        aria-label={t(`下移${each}`, `Move ${each} down`)}
        onClick={() => onMove(index + 1)}
      />
      <Button size="small" icon={<CopyOutlined />} aria-label={t(`复制${each}`, `Copy ${each}`)} onClick={onCopy} />
      <Button
        size="small"
        icon={<DeleteOutlined />}
        aria-label={t(`删除${each}`, `Remove ${each}`)}
        onClick={onTakeOut}
      />
    </Space>
  );
}
