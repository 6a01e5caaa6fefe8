import { Badge, Form, Tag } from 'antd';
import { useEffect, useRef, type ReactNode } from 'react';
import type { Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { namePath } from '../../../ui/command-form/form-values';
import type { Difference } from './differences';
import { RuleField, RuleFields } from './rule-field';
import { generalRules, sectionsOf, useRuleWords, type Pack, type RuleSchema } from './rule-schema';

export type Wrong = NonNullable<Schemas['Problem']['errors']>;

interface Props {
  readonly schema: RuleSchema;
  /** What the form starts with; with another start it is another form. */
  readonly initial: Pack;
  /** What the api refused, beside the fields it is about. */
  readonly wrong: Wrong;
  readonly differences: readonly Difference[];
  readonly onChange: (values: Pack) => void;
}

/** Every rule of a pack, group by group as the schema has them. */
export function RulePackForm({ schema, initial, wrong, differences, onChange }: Props) {
  const { t } = useLanguage();
  const [form] = Form.useForm<Pack>();
  const { titleOf } = useRuleWords();
  const sections = useRef<HTMLDivElement>(null);

  useEffect(() => {
    const fields = wrong.map((error) => ({ name: namePath(error.path), errors: [t(error)] }));
    form.setFields(fields as Parameters<typeof form.setFields>[0]);
    for (const { path } of wrong) openSection(sections.current, path);
    const [first] = fields;
    if (first) form.scrollToField(first.name, { block: 'center', focus: true });
  }, [form, wrong, t]);

  const marks = (key: string) => ({
    changed: differences.filter(({ section }) => section === key).length,
    wrong: wrong.filter(({ path }) => path.split('.')[0] === key).length,
  });
  return (
    <Form<Pack>
      form={form}
      layout="vertical"
      initialValues={initial}
      requiredMark={false}
      onValuesChange={() => onChange(form.getFieldsValue(true) as Pack)}
    >
      <div ref={sections}>
        <Section name="general" title={t('名称与方式', 'Name and mode')} open changed={0} wrong={0}>
          <div className="rule-fields">
            {generalRules(schema).map(([name, rule]) => (
              <RuleField key={name} schema={rule} name={[name]} required />
            ))}
          </div>
        </Section>
        {sectionsOf(schema).map(({ key, schema: section }) => (
          <Section key={key} name={key} title={titleOf(section)} {...marks(key)}>
            <RuleFields schema={section} name={[key]} />
          </Section>
        ))}
      </div>
    </Form>
  );
}

function openSection(sections: HTMLElement | null, path: string): void {
  const key = path.split('.')[0] ?? '';
  const section = sections?.querySelector<HTMLDetailsElement>(`[data-section="${CSS.escape(key)}"]`);
  if (section) section.open = true;
}

interface SectionProps {
  readonly name: string;
  readonly title: string;
  readonly open?: boolean;
  readonly changed: number;
  readonly wrong: number;
  readonly children: ReactNode;
}

function Section({ name, title, open, changed, wrong, children }: SectionProps) {
  const { t } = useLanguage();
  return (
    <details className="rule-section" data-section={name} {...(open && { open })}>
      <summary>
        <strong>{title}</strong>{' '}
        {changed > 0 && <Tag color="blue">{t(`改动 ${changed} 处`, `${changed} changed`)}</Tag>}
        {wrong > 0 && <Badge status="error" text={t(`${wrong} 处有误`, `${wrong} wrong`)} />}
      </summary>
      {children}
    </details>
  );
}
