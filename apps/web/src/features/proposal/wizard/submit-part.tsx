import { Alert, Button, Checkbox, Form } from 'antd';
import { useLanguage } from '../../../i18n/language';
import { Due } from '../../../ui/values';
import { PARTS, type PartKey, type Wrong } from './content';

interface Props {
  readonly closesAt: string;
  /** What the api refused, with the part where it stands. */
  readonly wrong: readonly (Wrong & { readonly part: PartKey })[];
  readonly refusals: readonly string[];
  readonly busy: boolean;
  readonly onOpen: (wrong: Wrong) => void;
  readonly onSubmit: () => void;
}

/** The two pledges and the submission, which seals the content until the window closes. */
export function SubmitPart({ closesAt, wrong, refusals, busy, onOpen, onSubmit }: Props) {
  const { t } = useLanguage();
  return (
    <>
      <Alert
        type="info"
        showIcon
        title={
          <>
            {t('揭榜截止 ', 'The window closes ')}
            <Due at={closesAt} />
          </>
        }
        description={t(
          '提交后内容密封：截止前除本单位外任何人都看不到，截止前可以修改后重新提交（以最后一次为准）或撤回。',
          'What you submit is sealed: nobody but you sees it before the window closes, and until then you may replace or withdraw it.',
        )}
      />
      <Form.Item name={['pledges', 'noStateSecrets']} valuePropName="checked" style={{ margin: '16px 0 0' }}>
        <Checkbox>{t('承诺内容不含国家秘密', 'We pledge that it holds no state secrets')}</Checkbox>
      </Form.Item>
      <Form.Item name={['pledges', 'truthful']} valuePropName="checked">
        <Checkbox>{t('承诺内容真实', 'We pledge that it is true')}</Checkbox>
      </Form.Item>
      {wrong.length > 0 && (
        <Alert
          type="error"
          role="alert"
          showIcon
          style={{ marginBottom: 16 }}
          title={t(`有 ${wrong.length} 处需要修改`, `${wrong.length} things to correct`)}
          description={
            <ul className="plain-links">
              {wrong.map((each) => (
                <li key={each.path + each.code}>
                  <Button type="link" size="small" onClick={() => onOpen(each)}>
                    <PartName part={each.part} />
                    {rowOf(each.path)}：{t(each)}
                  </Button>
                </li>
              ))}
            </ul>
          }
        />
      )}
      {refusals.length > 0 && (
        <Alert type="warning" showIcon style={{ marginBottom: 16 }} title={refusals.join('；')} />
      )}
      <Button type="primary" size="large" loading={busy} onClick={onSubmit}>
        {t('提交（密封）', 'Submit, sealed')}
      </Button>
    </>
  );
}

function PartName({ part }: { part: PartKey }) {
  const { t } = useLanguage();
  const found = PARTS.find(({ key }) => key === part);
  return <>{found ? t(found) : part}</>;
}

/** ` 2` for `content.team.1.name`. */
function rowOf(path: string): string {
  const row = /\.(\d+)\./.exec(path)?.[1];
  return row === undefined ? '' : ` ${Number(row) + 1}`;
}
