import { Descriptions } from 'antd';
import { useLanguage } from '../../../i18n/language';
import { Loaded } from '../../../ui/page';
import { TitledCard } from '../../../ui/titled-card';
import { sectionsOf, useRuleSchema, useRuleWords, type Pack, type RuleSchema } from './rule-schema';

/** The rules in force, section by section, in the words and units of their schema. */
export function Rules({ pack }: { pack: Pack }) {
  const { t } = useLanguage();
  const schema = useRuleSchema();
  return (
    <TitledCard style={{ marginTop: 16 }} title={t('现行规则', 'Rules in force')}>
      <Loaded query={schema}>
        {(data) =>
          sectionsOf(data).map((section) => (
            <Section key={section.key} schema={section.schema} value={pack[section.key]} />
          ))
        }
      </Loaded>
    </TitledCard>
  );
}

function Section({ schema, value }: { schema: RuleSchema; value: unknown }) {
  const { titleOf } = useRuleWords();
  return (
    <details style={{ marginBottom: 8 }}>
      <summary>{titleOf(schema)}</summary>
      <Descriptions
        size="small"
        column={{ xs: 1, md: 2 }}
        items={Object.entries(schema.properties ?? {}).map(([name, rule]) => ({
          key: name,
          label: titleOf(rule),
          children: <Value schema={rule} value={(value as Pack | undefined)?.[name]} />,
        }))}
      />
    </details>
  );
}

/** A value in words; a group and a list as what they hold. */
function Value({ schema, value }: { schema: RuleSchema; value: unknown }) {
  const { scalarText } = useRuleWords();
  const text = scalarText(schema, value);
  if (text !== null) return <>{text}</>;
  if (Array.isArray(value)) return <Values schema={schema.items ?? {}} values={value} />;
  return <Group schema={schema} value={value as Pack} />;
}

function Values({ schema, values }: { schema: RuleSchema; values: readonly unknown[] }) {
  if (values.length === 0) return <>—</>;
  return (
    <ul style={{ margin: 0, paddingInlineStart: 18 }}>
      {values.map((each, index) => (
        <li key={index}>
          <Value schema={schema} value={each} />
        </li>
      ))}
    </ul>
  );
}

function Group({ schema, value }: { schema: RuleSchema; value: Pack }) {
  const { t } = useLanguage();
  const { titleOf } = useRuleWords();
  const members = Object.entries(schema.properties ?? {}).filter(([name]) => value[name] !== undefined);
  return (
    <div>
      {members.map(([name, rule]) => (
        <div key={name}>
          {titleOf(rule, name)}
          {t('：', ': ')}
          <Value schema={rule} value={value[name]} />
        </div>
      ))}
    </div>
  );
}
