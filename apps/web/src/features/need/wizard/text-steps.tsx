import { Form, Input, InputNumber, Select } from 'antd';
import { useWords } from '../../../i18n/labels';
import { useLanguage } from '../../../i18n/language';
import { OrganisationSelect } from '../../../ui/organisation-select';
import type { FilingChoices } from './filing-choices';

const CHANNELS = ['self_filed', 'recommended', 'field_survey'];
const PRIORITIES = ['normal', 'high', 'urgent'];
const CONFIDENTIALITIES = ['public', 'summary_public', 'invited'];
const OWNERSHIPS = ['demander', 'taker', 'shared'];
const COOPERATIONS = ['commissioned', 'joint_development', 'result_transfer', 'licence', 'equity'];

function useOptions() {
  const words = useWords();
  return (codes: readonly string[], field: string) =>
    codes.map((code) => ({ value: code, label: words.choice(code, field) }));
}

/** Where the need belongs. It is fixed when the need is filed. */
export function FilingFields({ choices, filed }: { choices: FilingChoices; filed: boolean }) {
  const { t } = useLanguage();
  const options = useOptions();
  const channel = Form.useWatch<string>('channel');
  const programmes = choices.programmes.map(({ id, name, agencyName }) => ({
    value: id,
    label: `${name}（${agencyName}）`,
  }));
  return (
    <div className="field-grid">
      <Form.Item name="programmeId" label={t('计划', 'Programme')} className="span-4">
        <Select options={programmes} showSearch={{ optionFilterProp: 'label' }} disabled={filed} />
      </Form.Item>
      <Form.Item name="demanderId" label={t('需求方', 'Demander')} className="span-2">
        {choices.demanders === 'any' ? (
          <OrganisationSelect disabled={filed} />
        ) : (
          <Select options={[...choices.demanders]} showSearch={{ optionFilterProp: 'label' }} disabled={filed} />
        )}
      </Form.Item>
      <Form.Item name="channel" label={t('来源渠道', 'Channel')}>
        <Select options={options(CHANNELS, 'channel')} disabled={filed} />
      </Form.Item>
      {channel === 'recommended' && (
        <Form.Item name="recommenderId" label={t('归口管理单位', 'Recommender')}>
          <Select options={[...choices.recommenders]} showSearch={{ optionFilterProp: 'label' }} disabled={filed} />
        </Form.Item>
      )}
    </div>
  );
}

export function WhatFields() {
  const { t } = useLanguage();
  const options = useOptions();
  return (
    <div className="field-grid">
      <Form.Item name="title" label={t('需求名称', 'Title')} className="span-4">
        <Input maxLength={200} showCount />
      </Form.Item>
      <Form.Item
        name="summary"
        label={t('需求摘要', 'Summary')}
        className="span-4"
        extra={t(
          '要解决什么问题，做成什么样，至少 10 个字',
          'What is to be solved and what comes of it, 10 characters at least',
        )}
      >
        <Input.TextArea maxLength={5000} showCount autoSize={{ minRows: 4, maxRows: 16 }} />
      </Form.Item>
      <Form.Item name="field" label={t('技术领域', 'Field')}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="region" label={t('所在地区', 'Region')}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="chainNode" label={t('产业链环节（可不填）', 'Node of the chain (optional)')}>
        <Input maxLength={100} />
      </Form.Item>
      <Form.Item name="priority" label={t('优先级', 'Priority')}>
        <Select options={options(PRIORITIES, 'priority')} />
      </Form.Item>
    </div>
  );
}

export function WhyFields() {
  const { t } = useLanguage();
  return (
    <>
      <Form.Item
        name="cannotSolveAlone"
        label={t('自身无法解决的难点', 'What cannot be solved alone')}
        extra={t('试过什么，卡在哪里，为什么本单位做不了', 'What was tried, where it fails and why')}
      >
        <Input.TextArea maxLength={5000} showCount autoSize={{ minRows: 5, maxRows: 16 }} />
      </Form.Item>
      <Form.Item
        name="scene"
        label={t('应用场景', 'Scene of application')}
        extra={t('成果用在哪条产线、什么设备、什么规模', 'Where the result will work and at what scale')}
      >
        <Input.TextArea maxLength={2000} showCount autoSize={{ minRows: 4, maxRows: 12 }} />
      </Form.Item>
    </>
  );
}

export function TermFields({ maxPeriodMonths }: { maxPeriodMonths: number | undefined }) {
  const { t } = useLanguage();
  const options = useOptions();
  const longest = maxPeriodMonths && t(`本计划最长 ${maxPeriodMonths} 个月`, `${maxPeriodMonths} months at most here`);
  return (
    <div className="field-grid">
      <Form.Item name="periodMonths" label={t('攻关期限（月）', 'Period in months')} extra={longest}>
        <InputNumber min={1} max={120} precision={0} style={{ width: '100%' }} />
      </Form.Item>
      <Form.Item name="cooperation" label={t('合作方式', 'Cooperation')}>
        <Select options={options(COOPERATIONS, 'cooperation')} />
      </Form.Item>
      <Form.Item name="resultOwnership" label={t('成果归属', 'Who owns the results')}>
        <Select options={options(OWNERSHIPS, 'resultOwnership')} />
      </Form.Item>
      <Form.Item name="confidentiality" label={t('公开范围', 'How far it is public')}>
        <Select options={options(CONFIDENTIALITIES, 'confidentiality')} />
      </Form.Item>
    </div>
  );
}
