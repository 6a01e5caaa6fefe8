import { DeleteOutlined, PlusOutlined } from '@ant-design/icons';
import { Button, Form, Input, Space } from 'antd';
import type { ReactNode } from 'react';
import { useLanguage } from '../i18n/language';
import { ScrollRegion } from './scroll-region';
import { OptionalSelect } from './optional-select';

/** An indicator that is to be measured, and what is required of it. */
export interface MeasuredIndicator {
  readonly id: string;
  readonly name: string;
  readonly target: string;
  /** Who measures it and how, as agreed. */
  readonly protocol?: string;
  /** Measured by passing or failing, not by a value. */
  readonly passFail: boolean;
}

export interface MeasurementColumn {
  /** The field of the row. */
  readonly key: string;
  readonly title: string;
  readonly input: (indicator: MeasuredIndicator) => ReactNode;
  readonly required: boolean;
  readonly wide?: boolean;
}

interface Props {
  /** The list of the body that holds a row for each measured indicator. */
  readonly list: string;
  readonly name: string;
  readonly indicators: readonly MeasuredIndicator[];
  readonly columns: readonly MeasurementColumn[];
}

/** One row for each indicator that was measured: what was required beside what came out. */
export function MeasurementRows({ list, name, indicators, columns }: Props) {
  const { t } = useLanguage();
  const rows = (Form.useWatch(list) as readonly { readonly indicatorId?: string }[] | undefined) ?? [];
  const known = new Map(indicators.map((each) => [each.id, each]));
  const missing = indicators.filter(({ id }) => !rows.some((row) => row?.indicatorId === id));
  const hasProtocol = indicators.some(({ protocol }) => protocol);
  return (
    <Form.List name={list}>
      {(fields, { add, remove }, { errors }) => (
        <>
          <ScrollRegion name={name}>
            <table className="shares measurements">
              <caption className="visually-hidden">{name}</caption>
              <thead>
                <tr>
                  <th scope="col">{t('指标', 'Indicator')}</th>
                  <th scope="col">{t('要求', 'Required')}</th>
                  {hasProtocol && <th scope="col">{t('谁测、怎么测', 'Who measures, and how')}</th>}
                  {columns.map(({ key, title }) => (
                    <th key={key} scope="col">
                      {title}
                    </th>
                  ))}
                  <th scope="col">{t('操作', 'Actions')}</th>
                </tr>
              </thead>
              <tbody>
                {fields.map(({ key, name: index }) => {
                  const indicator = known.get(rows[index]?.indicatorId ?? '');
                  return (
                    <tr key={key}>
                      <th scope="row">
                        {indicator?.name ?? '—'}
                        <Form.Item name={[index, 'indicatorId']} hidden>
                          <Input />
                        </Form.Item>
                      </th>
                      <td>{indicator?.target}</td>
                      {hasProtocol && <td>{indicator?.protocol}</td>}
                      {indicator &&
                        columns.map((column) => <Cell key={column.key} {...{ index, indicator, column }} />)}
                      <td>
                        <Button
                          size="small"
                          icon={<DeleteOutlined />}
                          aria-label={t(`本次不填：${indicator?.name}`, `Leave out: ${indicator?.name}`)}
                          onClick={() => remove(index)}
                        />
                      </td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </ScrollRegion>
          <Form.ErrorList errors={errors} />
          <Space wrap style={{ marginBlock: 8 }}>
            {missing.map(({ id, name: left }) => (
              <Button key={id} size="small" icon={<PlusOutlined />} onClick={() => add({ indicatorId: id })}>
                {left}
              </Button>
            ))}
          </Space>
        </>
      )}
    </Form.List>
  );
}

interface CellProps {
  readonly index: number;
  readonly indicator: MeasuredIndicator;
  readonly column: MeasurementColumn;
}

function Cell({ index, indicator, column: { key, title, input, required, wide } }: CellProps) {
  const { t } = useLanguage();
  const rules = required ? [{ required: true, message: t('请填写', 'Please fill in') }] : [];
  return (
    <td style={{ minWidth: wide ? 220 : 140 }}>
      <Form.Item name={[index, key]} label={`${indicator.name} ${title}`} className="cell-field" rules={rules}>
        {input(indicator)}
      </Form.Item>
    </td>
  );
}

/** A measured value: a number as it was read, or passed or not. */
export function MeasuredValueInput({ indicator, ...given }: { readonly indicator: MeasuredIndicator }) {
  const { t } = useLanguage();
  if (!indicator.passFail) return <Input {...given} inputMode="decimal" maxLength={40} />;
  return (
    <OptionalSelect
      {...given}
      options={[
        { value: 'pass', label: t('通过', 'pass') },
        { value: 'fail', label: t('不通过', 'fail') },
      ]}
    />
  );
}
