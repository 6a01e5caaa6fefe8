import { Card, Descriptions } from 'antd';
import { $api } from '../../../client/api';
import { useWords } from '../../../i18n/labels';
import { useLanguage, type Text } from '../../../i18n/language';
import { yuan } from '../../../i18n/money';
import { Loaded } from '../../../ui/page';

/** A value of a rule pack as its JSON Schema describes it. */
interface RuleSchema {
  readonly title?: string;
  readonly 'x-title-en'?: string;
  readonly 'x-unit'?: string;
  readonly 'x-enum-titles'?: Readonly<Record<string, Text>>;
  readonly properties?: Readonly<Record<string, RuleSchema>>;
  readonly items?: RuleSchema;
}

type Pack = Readonly<Record<string, unknown>>;

/** The rules in force, section by section, in the words and units of their schema. */
export function Rules({ pack }: { pack: Pack }) {
  const { t } = useLanguage();
  const schema = $api.useQuery('get', '/api/v1/rule-packs/schema', {}, { staleTime: Infinity });
  return (
    <Card style={{ marginTop: 16 }} title={<h2 className="card-title">{t('现行规则', 'Rules in force')}</h2>}>
      <Loaded query={schema}>
        {(data) =>
          Object.entries((data as RuleSchema).properties ?? {})
            .filter(([name, section]) => section.properties && name !== 'title')
            .map(([name, section]) => <Section key={name} schema={section} value={pack[name]} />)
        }
      </Loaded>
    </Card>
  );
}

function Section({ schema, value }: { schema: RuleSchema; value: unknown }) {
  const { t } = useLanguage();
  const titleOf = (each: RuleSchema) => t(each.title ?? '', each['x-title-en'] ?? '');
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

/** A value in words: a choice by its title, a number with its unit, a group and a list as what they hold. */
function Value({ schema, value }: { schema: RuleSchema; value: unknown }) {
  const { t } = useLanguage();
  const words = useWords();
  if (value === undefined || value === null) return <>—</>;
  if (typeof value === 'boolean') return <>{value ? t('是', 'Yes') : t('否', 'No')}</>;
  if (Array.isArray(value)) return <Values schema={schema.items ?? {}} values={value} />;
  if (typeof value === 'object') return <Group schema={schema} value={value as Pack} />;
  const code = String(value as string | number);
  const named = schema['x-enum-titles']?.[code];
  if (named) return <>{t(named)}</>;
  const unit = schema['x-unit'];
  if (unit === 'ppm') return <>{Number(value) / 10_000}%</>;
  if (unit === 'fen') return <>{t(`${yuan(code)} 元`, `CNY ${yuan(code)}`)}</>;
  return <>{unit && unit !== 'count' ? `${code} ${words.choice(unit, 'x-unit')}` : code}</>;
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
  const members = Object.entries(schema.properties ?? {}).filter(([name]) => value[name] !== undefined);
  return (
    <div>
      {members.map(([name, rule]) => (
        <div key={name}>
          {t(rule.title ?? name, rule['x-title-en'] ?? name)}
          {t('：', ': ')}
          <Value schema={rule} value={value[name]} />
        </div>
      ))}
    </div>
  );
}
