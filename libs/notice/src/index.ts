import './notice.labels.js';
export { OBJECTION_KINDS, Objection, PublicNotice, type ObjectionKind } from './notice.entities.js';
export { publicNoticeLifecycle, type PublicNoticeFacts } from './public-notice.lifecycle.js';
export { handles as handlesObjection, objectionLifecycle, type ObjectionFacts } from './objection.lifecycle.js';
export { noticeMessages } from './notice.messages.js';
export {
  getNotice,
  getObjection,
  noticeFacts,
  objectionFacts,
  noticeOfSubject,
  openObjections,
} from './notice.repository.js';
export { publishNotice, type PublishNotice } from './actions/publish-notice.js';
export { withdrawNotice } from './actions/end-notice.js';
export { objectionWork } from './objection.work.js';
