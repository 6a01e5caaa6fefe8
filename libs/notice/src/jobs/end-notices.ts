import type { LocalHandler } from '#platform/jobs';
import { endNoticeIfOver, withdrawNotice } from '../actions/end-notice.js';
import { NOTICE_END } from '../actions/publish-notice.js';
import { getNotice } from '../notice.repository.js';

/** The hour of a notice has come. */
export const onNoticeDue: LocalHandler = {
  name: 'notice.end-due-notice',
  on: `${NOTICE_END}.due`,
  permissions: ['notice.end'],
  run: async (tx, { subjectId }) => {
    await endNoticeIfOver(tx, { noticeId: subjectId });
  },
};

/** An objection that is out of the way after the end date lets the notice end now. */
const afterObjection = (outcome: 'not_accepted' | 'dismissed' | 'withdrawn'): LocalHandler => ({
  name: `notice.end-after-objection-${outcome}`,
  on: `objection.${outcome}`,
  permissions: ['notice.end'],
  run: async (tx, { refs }) => {
    await endNoticeIfOver(tx, { noticeId: String(refs?.['noticeId']) });
  },
});

export const onObjectionDecided: readonly LocalHandler[] = [
  afterObjection('not_accepted'),
  afterObjection('dismissed'),
  afterObjection('withdrawn'),
];

/** What the notice announces has turned out wrong. */
export const onObjectionUpheld: LocalHandler = {
  name: 'notice.withdraw-after-upheld-objection',
  on: 'objection.upheld',
  permissions: ['notice.publish'],
  run: async (tx, { refs }) => {
    const noticeId = String(refs?.['noticeId']);
    // The subject's own module may have withdrawn it in the meantime.
    if ((await getNotice(tx, noticeId)).state !== 'on_notice') return;
    await withdrawNotice(tx, { noticeId, reason: 'notice.objection_upheld' });
  },
};
