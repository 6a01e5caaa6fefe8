import { create, nextNumber, setWorkingDayDeadline, uuidv7, type Parties, type Tx } from '#platform';
import { activeProgramme } from '#programme';
import type { PublicNotice } from '../notice.entities.js';
import { publicNoticeLifecycle } from '../public-notice.lifecycle.js';

export interface PublishNotice {
  readonly programmeId: string;
  readonly agencyId: string;
  readonly subjectType: string;
  readonly subjectId: string;
  /** `award` for example; `notice.kind.<kind>` has its words. */
  readonly kind: string;
  readonly title: string;
  readonly body: string;
  /** How long the notice stands, the day of publication not counted. */
  readonly workingDays: number;
  /** Days to answer an objection; those of the programme's present rules when left out. */
  readonly objectionReplyWorkingDays?: number;
  /** Further parties of the subject on whose behalf somebody may publish. */
  readonly parties: Parties;
}

export const NOTICE_END = 'public_notice.end';

/**
 * Puts a subject of the caller, who has taken the unit's locks, on public notice until the end of the n-th working day
 * in Shanghai, by the official calendar with 调休.
 * @throws 403 · 409 notice.already_on_notice, programme.not_active
 */
export async function publishNotice(tx: Tx, input: PublishNotice): Promise<PublicNotice> {
  const { parties, objectionReplyWorkingDays, ...given } = input;
  const { rulePack } = await activeProgramme(tx, input.programmeId);
  const id = uuidv7();
  const endsAt = await setWorkingDayDeadline(tx, {
    subjectType: 'public_notice',
    subjectId: id,
    action: NOTICE_END,
    programmeId: input.programmeId,
    workingDays: input.workingDays,
  });
  const notice: PublicNotice = {
    id,
    number: await nextNumber(tx, 'GS'),
    ...given,
    state: 'on_notice',
    version: 1,
    objectionReplyWorkingDays: objectionReplyWorkingDays ?? rulePack.windows.objectionReplyWorkingDays,
    publishedBy: tx.context.actor.userId,
    publishedAt: tx.now,
    endsAt,
    endedAt: null,
    withdrawnAt: null,
    withdrawalReason: null,
    createdAt: tx.now,
  };
  return create(tx, publicNoticeLifecycle, {
    row: notice,
    permission: 'notice.publish',
    parties: { ...parties, agency: notice.agencyId, programmeId: notice.programmeId },
    emits: 'notice.published',
    refs: { subjectType: notice.subjectType, subjectId: notice.subjectId },
  });
}
