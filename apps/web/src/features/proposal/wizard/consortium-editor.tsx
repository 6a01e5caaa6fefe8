import { Button, Form, Input, Select, Typography } from 'antd';
import { useDeferredValue, useState } from 'react';
import { $api } from '../../../client/api';
import { PercentInput } from '../../../ui/command-form/inputs';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { Percent } from '../../../ui/values';
import { missingShares, SHARES, WHOLE_PPM, type ProposalDraft } from './content';
import { FormRows } from '../../../ui/form-rows';
import { useShareNames } from './share-names';

interface Props {
  readonly names: ReadonlyMap<string, string>;
  readonly onNamed: (id: string, name: string) => void;
  readonly partnersMax: number | undefined;
  readonly onChange: () => void;
}

const MOST_MEMBERS = 20;
const PARTNER = { role: 'partner', workPpm: 0, moneyPpm: 0, incomePpm: 0, ipPpm: 0 };

/** Who takes up together, and how work, money, income and rights are divided among them. */
export function ConsortiumEditor({ names, onNamed, partnersMax, onChange }: Props) {
  const { t } = useLanguage();
  const words = useWords();
  const most = Math.min(MOST_MEMBERS, (partnersMax ?? MOST_MEMBERS) + 1);
  return (
    <>
      {partnersMax !== undefined && (
        <p>{t(`除牵头单位外，最多 ${partnersMax} 家参与单位`, `At most ${partnersMax} partners beside the lead`)}</p>
      )}
      <FormRows list="consortium" each={t('单位', 'Member')} blank={PARTNER} most={most} kept={0}>
        {(index) => (
          <div className="field-grid">
            <Form.Item name={[index, 'organisationId']} label={t('单位名称', 'Organisation')} className="span-2">
              <PartnerSelect names={names} onNamed={onNamed} disabled={index === 0} />
            </Form.Item>
            <Form.Item name={[index, 'role']} label={t('角色', 'Role')}>
              <Select
                disabled
                options={[
                  { value: 'lead', label: words.choice('lead', 'role') },
                  { value: 'partner', label: words.choice('partner', 'role') },
                ]}
              />
            </Form.Item>
            <Form.Item name={[index, 'duty']} label={t('承担任务', 'Task')} className="span-4">
              <Input maxLength={500} />
            </Form.Item>
          </div>
        )}
      </FormRows>
      <ShareTable names={names} onChange={onChange} />
    </>
  );
}

interface SelectProps {
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (id: string) => void;
  readonly names: ReadonlyMap<string, string>;
  readonly onNamed: (id: string, name: string) => void;
  readonly disabled: boolean;
}

function PartnerSelect({ id, value, onChange, names, onNamed, disabled }: SelectProps) {
  const { t } = useLanguage();
  const [typed, setTyped] = useState('');
  const words = useDeferredValue(typed.trim());
  const found = $api.useQuery(
    'get',
    '/api/v1/proposals/partner-choices',
    { params: { query: { q: words } } },
    { enabled: words.length >= 2 },
  );
  const options = (found.data?.items ?? []).map(({ id: value_, name, region }) => ({
    value: value_,
    label: region ? `${name}（${region}）` : name,
    name,
  }));
  const known = value && names.get(value);
  const shown = options.length > 0 || !known ? options : [{ value, label: known, name: known }];
  return (
    <Select
      {...(id && { id })}
      disabled={disabled}
      value={value ?? null}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      loading={found.isFetching}
      options={shown}
      labelRender={({ value: chosen, label }) => names.get(String(chosen)) ?? label}
      placeholder={t('输入名称中的两个字或信用代码', 'Two characters of the name, or the credit code')}
      notFoundContent={
        words.length < 2 ? t('请输入至少两个字', 'Type two characters') : t('没有登记的单位', 'Not registered')
      }
      onChange={(chosen) => {
        const option = options.find(({ value: each }) => each === chosen);
        if (option) onNamed(option.value, option.name);
        if (chosen) onChange?.(chosen);
      }}
    />
  );
}

function ShareTable({ names, onChange }: Pick<Props, 'names' | 'onChange'>) {
  const { t } = useLanguage();
  const titles = useShareNames();
  const form = Form.useFormInstance();
  const members = Form.useWatch<ProposalDraft['consortium']>('consortium', form) ?? [];
  const rest = missingShares(members);
  const giveToLead = () => {
    SHARES.forEach((column) => {
      const lead = members[0]?.[column] ?? 0;
      form.setFieldValue(['consortium', 0, column], Math.min(WHOLE_PPM, Math.max(0, lead + rest[column])));
    });
    onChange();
  };
  const isWhole = SHARES.every((column) => rest[column] === 0);
  return (
    <section aria-label={t('分配比例', 'Shares')} style={{ marginTop: 16 }}>
      <h3>{t('分配比例（每列合计 100%）', 'Shares (100 % in every column)')}</h3>
      <div className="scroll-x">
        <table className="shares">
          <thead>
            <tr>
              <th scope="col">{t('单位', 'Member')}</th>
              {SHARES.map((column) => (
                <th key={column} scope="col">
                  {titles[column]}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {members.map((member, index) => {
              const name =
                (member?.organisationId && names.get(member.organisationId)) ||
                t(`单位 ${index + 1}`, `Member ${index + 1}`);
              return (
                <tr key={member?.organisationId ?? index}>
                  <th scope="row">{name}</th>
                  {SHARES.map((column) => (
                    <td key={column}>
                      <Form.Item name={['consortium', index, column]} style={{ margin: 0 }}>
                        <PercentInput aria-label={`${name} ${titles[column]}`} />
                      </Form.Item>
                    </td>
                  ))}
                </tr>
              );
            })}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{t('合计', 'Sum')}</th>
              {SHARES.map((column) => (
                <td key={column} aria-live="polite">
                  <Percent ppm={WHOLE_PPM - rest[column]} /> <Rest ppm={rest[column]} />
                </td>
              ))}
            </tr>
          </tfoot>
        </table>
      </div>
      {!isWhole && (
        <Button onClick={giveToLead} style={{ marginTop: 8 }}>
          {t('差额归牵头单位', 'Give the difference to the lead')}
        </Button>
      )}
    </section>
  );
}

function Rest({ ppm }: { ppm: number }) {
  const { t } = useLanguage();
  if (ppm === 0) return <Typography.Text type="success">✓</Typography.Text>;
  const percent = Math.abs(ppm) / 10_000;
  return (
    <Typography.Text type="danger">
      {ppm > 0 ? t(`还差 ${percent}%`, `${percent}% missing`) : t(`多出 ${percent}%`, `${percent}% too much`)}
    </Typography.Text>
  );
}
