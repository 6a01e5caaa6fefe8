import type { LocalHandler } from '#platform/jobs';
import { OBJECTION_REPLY } from '../actions/file-objection.js';
import { moveNoticeEnd, moveReplyDate } from '../actions/follow-calendar.js';
import { NOTICE_END } from '../actions/publish-notice.js';

/** A year's holidays were announced and a provisional date has become another. */
export const onDeadlineMoved: LocalHandler = {
  name: 'notice.follow-calendar',
  on: 'deadline.moved',
  permissions: ['notice.move_end', 'objection.move_reply'],
  run: async (tx, { subjectId, refs }) => {
    if (refs?.['action'] === NOTICE_END) await moveNoticeEnd(tx, { noticeId: subjectId });
    if (refs?.['action'] === OBJECTION_REPLY) await moveReplyDate(tx, { objectionId: subjectId });
  },
};
