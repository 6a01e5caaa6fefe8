import { Controller, Query } from '@nestjs/common';
import { decodeCursor, messageOf, notFound, PublicReads, SqlParams, toPage, type Page } from '#platform';
import { Id, ListRoute, ReadRoute } from '#platform/http';
import * as dto from './notice.dto.js';
import { OBJECTION_KINDS } from '../notice.entities.js';
import { withdrawalWords } from './notice.views.js';

interface BoardRow extends Omit<dto.PublicNoticeSummaryView, 'publishedAt' | 'endsAt'> {
  publishedAt: Date;
  endsAt: Date;
}

interface BoardDetailRow extends BoardRow {
  body: string;
  endedAt: Date | null;
  withdrawnAt: Date | null;
  withdrawalReason: string | null;
  objectionReplyWorkingDays: number;
}

const SUMMARY = `id, number, kind, title, state, programme_id as "programmeId", programme_name as "programmeName",
  agency_name as "agencyName", subject_type as "subjectType", subject_id as "subjectId", published_at as "publishedAt",
  ends_at as "endsAt", ends_provisional as "endsProvisional"`;

/** The notice board, for everybody. */
@Controller('public/notices')
export class PublicNoticeController {
  constructor(private readonly reads: PublicReads) {}

  @ListRoute('', { can: 'public', zh: '公示栏', en: 'The notice board', returns: dto.PublicNoticeSummaryView })
  async list(@Query() query: dto.PublicNoticeQuery): Promise<Page<dto.PublicNoticeSummaryView>> {
    const params = new SqlParams();
    const after = query.cursor ? decodeCursor(query.cursor, ['instant', 'uuid']) : null;
    const conditions = [
      'true',
      ...(query.state ? [`state = any(${params.add(query.state)}::text[])`] : []),
      ...(query.subjectId ? [`subject_id = ${params.add(query.subjectId)}::uuid`] : []),
      ...(query.programmeId ? [`programme_id = ${params.add(query.programmeId)}::uuid`] : []),
      ...(after ? [`(published_at, id) < (${params.add(after[0])}::timestamptz, ${params.add(after[1])}::uuid)`] : []),
    ];
    const rows = await this.reads.query<BoardRow>(
      `select ${SUMMARY} from public_notice_board where ${conditions.join(' and ')}
        order by published_at desc, id desc limit ${params.add(query.limit + 1)}`,
      params.values,
    );
    return toPage(rows, query.limit, summary, (r) => [r.publishedAt.toISOString(), r.id]);
  }

  @ReadRoute(':id', { can: 'public', zh: '公示内容', en: 'A public notice', returns: dto.PublicNoticeDetailView })
  async read(@Id() id: string): Promise<dto.PublicNoticeDetailView> {
    const [row] = await this.reads.query<BoardDetailRow>(
      `select ${SUMMARY}, body, ended_at as "endedAt", withdrawn_at as "withdrawnAt", withdrawal_reason as "withdrawalReason",
              objection_reply_working_days as "objectionReplyWorkingDays"
         from public_notice_board where id = $1`,
      [id],
    );
    if (!row) throw notFound('public_notice', id);
    return {
      ...summary(row),
      body: row.body,
      howToObject: row.state === 'on_notice' ? howToObject(row) : null,
      endedAt: row.endedAt?.toISOString() ?? null,
      withdrawnAt: row.withdrawnAt?.toISOString() ?? null,
      withdrawalReason: withdrawalWords(row.withdrawalReason),
    };
  }
}

function howToObject({ id, endsAt, objectionReplyWorkingDays }: BoardDetailRow): dto.HowToObjectView {
  return {
    until: endsAt.toISOString(),
    path: `/api/v1/notices/${id}/objections`,
    replyWorkingDays: objectionReplyWorkingDays,
    kinds: OBJECTION_KINDS.map((kind) => ({
      kind,
      ...messageOf(`objection.how.${kind}`),
      anonymous: kind === 'misconduct',
    })),
  };
}

function summary(row: BoardRow): dto.PublicNoticeSummaryView {
  const { id, number, kind, title, state, programmeId, programmeName, agencyName, subjectType, subjectId } = row;
  return {
    id,
    number,
    kind,
    title,
    state,
    programmeId,
    programmeName,
    agencyName,
    subjectType,
    subjectId,
    publishedAt: row.publishedAt.toISOString(),
    endsAt: row.endsAt.toISOString(),
    endsProvisional: row.endsProvisional,
  };
}
