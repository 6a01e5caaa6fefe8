import { defineLabels } from '#platform';

defineLabels('lang', {
  zh: { zh: '中文', en: 'Chinese' },
  en: { zh: '英文', en: 'English' },
});
