import { defineMessages } from '#platform';

export const programmeMessages = defineMessages({
  'programme.not_active': { zh: '计划尚未启用或已结束', en: 'The programme is not active' },
});
