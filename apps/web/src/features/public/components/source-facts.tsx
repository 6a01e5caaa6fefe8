import type { Schemas } from '../../../client/api';
import { useLanguage } from '../../../i18n/language';
import { Facts } from './facts';
import { Panel } from './panel';

/** Where a challenge was taken from, and which of its contents the source does not give. */
export function SourceFacts({ facts }: { facts: Schemas['PublicSourceFactsView'] }) {
  const { t } = useLanguage();
  const { title, url, publishedText, deadlineText, exampleFields } = facts;
  return (
    <Panel title={t('来源事实', 'Source')}>
      <Facts
        items={[
          [
            t('来源', 'Source'),
            <a key="url" href={url} target="_blank" rel="noreferrer">
              {title}
            </a>,
          ],
          [t('原发布日期', 'Published there'), publishedText ?? '—'],
          [t('原截止日期', 'Closing there'), deadlineText ?? '—'],
          [
            t('示例（来源未给出）', 'Examples (not in the source)'),
            exampleFields.length > 0 ? exampleFields.join('、') : t('无', 'none'),
          ],
        ]}
      />
    </Panel>
  );
}
