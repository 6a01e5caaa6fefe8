import { defineMessages, messageOf } from '../errors/index.js';
import { ANY_FIELD, defineLabels, defineStateLabels, labelOf } from './labels.js';

defineLabels(ANY_FIELD, { spec_paid: { zh: '已支付', en: 'paid' }, spec_kept: { zh: '保留', en: 'kept' } });
defineLabels('specEvent', { spec_paid: { zh: '付出', en: 'paid out' } });
defineStateLabels('spec_thing', { raw: { zh: '待处理', en: 'raw' } });
defineMessages({
  'labels_spec.one_of': { zh: '应为：{values}', en: 'one of: {values}' },
  'labels_spec.state': { zh: '状态“{state}”', en: 'state {state}' },
  'labels_spec.event': { zh: '“{specEvent}”，{name}', en: '{specEvent}, {name}' },
});

describe('labels', () => {
  it('give a code one word, and another where its field has one', () => {
    expect(labelOf('anything', 'spec_paid')?.zh).toBe('已支付');
    expect(labelOf('specEvent', 'spec_paid')?.zh).toBe('付出');
    expect(labelOf('specEvent', 'spec_kept')?.zh).toBe('保留');
    expect(labelOf('specEvent', 'spec_unknown')).toBeUndefined();
  });

  it('may be defined again in the same words only', () => {
    expect(() => defineLabels('specEvent', { spec_paid: { zh: '付出', en: 'paid out' } })).not.toThrow();
    expect(() => defineLabels('specEvent', { spec_paid: { zh: '支出', en: 'paid out' } })).toThrow(/twice/);
  });

  it('stand in messages for the codes among the parameters', () => {
    const values = 'spec_paid, spec_kept';
    expect(messageOf('labels_spec.one_of', { values }, 'specEvent')).toEqual({
      zh: '应为：付出、保留',
      en: 'one of: paid out, kept',
    });
    expect(messageOf('labels_spec.state', { lifecycle: 'spec_thing', state: 'raw' }).zh).toBe('状态“待处理”');
    expect(messageOf('labels_spec.event', { specEvent: 'spec_paid', name: 'spec_paid' }).zh).toBe('“付出”，spec_paid');
  });

  it('leave alone a list in which one code has no label', () => {
    expect(messageOf('labels_spec.one_of', { values: 'spec_paid, spec_other' }, 'specEvent').zh).toBe(
      '应为：spec_paid, spec_other',
    );
  });
});
