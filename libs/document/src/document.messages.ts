import { defineMessages } from '#platform';

export const documentMessages = defineMessages({
  'document.too_large': {
    zh: '该榜单过大（超过 {max} 个榜题或 {rows} 项指标），请逐个榜题下载',
    en: 'The bulletin is too large (more than {max} challenges or {rows} indicators); take its challenges one by one',
  },
  'document.busy': { zh: '文件生成繁忙，请稍后再试', en: 'Too many documents are being drawn; try again shortly' },
  'document.not_requested': {
    zh: '尚未申请拨付（或申请已被退回），没有审批单',
    en: 'Nothing has been requested, so there is no approval sheet',
  },
});
