import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form } from 'antd';
import type { ReactNode } from 'react';
import { useLanguage } from '../i18n/language';
import { useUndo } from './use-undo';

interface Props {
  /** The list's field; within a row of another list from that row on. */
  readonly list: string | readonly (string | number)[];
  /** What one row is called: 成员. */
  readonly each: string;
  /** What a new row holds; a number of rows tells which it will be. */
  readonly blank: object | ((rows: number) => object);
  readonly most: number;
  /** The row that stays: the lead of a consortium. */
  readonly kept?: number;
  readonly children: (index: number) => ReactNode;
}

/** A growing list of rows, each a group of fields; one that was taken out can be put back. */
export function FormRows({ list, each, blank, most, kept = -1, children }: Props) {
  const { t } = useLanguage();
  const form = Form.useFormInstance();
  const offerUndo = useUndo();
  const path = typeof list === 'string' ? [list] : [...list];
  return (
    <Form.List name={path}>
      {(fields, { add, remove }, { errors }) => {
        const takeOut = (row: number) => {
          const taken: unknown = form.getFieldValue([...path, row]);
          remove(row);
          if (taken !== undefined) offerUndo(`${each} ${row + 1}`, () => add(taken, row));
        };
        return (
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
                      onClick={() => takeOut(name)}
                    />
                  </div>
                )}
                {children(name)}
              </fieldset>
            ))}
            <Form.ErrorList errors={errors} />
            <Button
              block
              icon={<PlusOutlined />}
              disabled={fields.length >= most}
              onClick={() =>
                add(typeof blank === 'function' ? (blank as (rows: number) => object)(fields.length) : blank)
              }
            >
              {t(`增加${each}`, `Add: ${each}`)}
            </Button>
          </>
        );
      }}
    </Form.List>
  );
}
