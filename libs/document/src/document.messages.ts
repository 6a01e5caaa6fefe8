import { defineMessages } from '#platform';

export const documentMessages = defineMessages({
  'document.not_requested': {
    zh: '尚未申请拨付（或申请已被退回），没有审批单',
    en: 'Nothing has been requested, so there is no approval sheet',
  },
});
