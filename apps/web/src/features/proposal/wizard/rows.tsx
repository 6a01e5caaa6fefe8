import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form } from 'antd';
import type { ReactNode } from 'react';
import { useLanguage } from '../../../i18n/language';

interface Props {
  readonly list: string;
  /** What one row is called: 成员. */
  readonly each: string;
  readonly blank: object;
  readonly most: number;
  /** The row that stays: the lead of a consortium. */
  readonly kept?: number;
  readonly children: (index: number) => ReactNode;
}

/** A growing list of rows, each a group of fields. */
export function Rows({ list, each, blank, most, kept = -1, children }: Props) {
  const { t } = useLanguage();
  return (
    <Form.List name={list}>
      {(fields, { add, remove }) => (
        <>
          {fields.map(({ key, name }) => (
            <fieldset key={key} className="indicator">
              <legend>
                {each} {name + 1}
              </legend>
              {name !== kept && (
                <div className="indicator-order">
                  <Button
                    size="small"
                    icon={<DeleteOutlined />}
                    aria-label={t(`删除${each} ${name + 1}`, `Remove ${each} ${name + 1}`)}
                    onClick={() => remove(name)}
                  />
                </div>
              )}
              {children(name)}
            </fieldset>
          ))}
          <Button block icon={<PlusOutlined />} disabled={fields.length >= most} onClick={() => add(blank)}>
            {t(`增加${each}`, `Add: ${each}`)}
          </Button>
        </>
      )}
    </Form.List>
  );
}
