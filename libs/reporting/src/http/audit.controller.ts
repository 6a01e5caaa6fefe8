import { Controller, Query } from '@nestjs/common';
import {
  decodeCursor,
  toPage,
  UnitOfWork,
  verifyAuditChain,
  type ChainVerdict,
  type Context,
  type Page,
} from '#platform';
import {
  CommandRoute,
  Ctx,
  FlagField,
  IdField,
  InstantField,
  IntField,
  JsonField,
  ListQuery,
  ListRoute,
  TextField,
} from '#platform/http';
import { auditNames } from '../audit/audit-names.js';

class AuditQuery extends ListQuery {
  @IdField({ optional: true, doc: '对象编号 / subject' })
  subjectId?: string;
  @IdField({ optional: true, doc: '项目计划 / programme' })
  programmeId?: string;
}

class AuditEntryView {
  @TextField({ max: 20, doc: '序号 / sequence number' }) seq!: string;
  @InstantField({ doc: '记录时间 / recorded at' }) at!: string;
  @TextField({ max: 100, doc: '操作 / action' }) action!: string;
  @TextField({ max: 100, doc: '事项类别 / kind of the subject' }) subjectType!: string;
  @IdField({ doc: '对象编号 / id of the subject' }) subjectId!: string;
  @TextField({ max: 500, nullable: true, doc: '事项编号与名称 / number and title of the subject' })
  subjectName!: string | null;
  @IdField({ nullable: true, doc: '操作人，系统为空 / who acted, null for the system' }) actorId!: string | null;
  @TextField({ max: 200, nullable: true, doc: '操作人姓名，保密时为空 / name of the actor, null where it is sealed' })
  actorName!: string | null;
  @JsonField({ doc: '记录内容 / what the entry says' }) body!: object;
}

class ChainVerdictView implements ChainVerdict {
  @FlagField({ doc: '审计链完好 / the chain holds' }) intact!: boolean;
  @IntField({ min: 0, max: Number.MAX_SAFE_INTEGER, doc: '已校验条数 / entries checked' }) checked!: number;
  @TextField({ max: 20, nullable: true, doc: '首个不符条目 / the first entry whose link does not hold' })
  firstBrokenSeq!: string | null;
  @TextField({ max: 64, doc: '链首哈希 / hash at the head' }) headHash!: string;
}

interface AuditRow extends Omit<AuditEntryView, 'at' | 'body' | 'subjectName' | 'actorName'> {
  at: Date;
  body: string;
}

/** The audit trail: everything anybody did, newest first, and whether its chain still holds. */
@Controller('audit')
export class AuditController {
  constructor(private readonly unit: UnitOfWork) {}

  @ListRoute('entries', { can: 'audit.read', zh: '审计记录', en: 'Audit entries', returns: AuditEntryView })
  entries(@Ctx() ctx: Context, @Query() query: AuditQuery): Promise<Page<AuditEntryView>> {
    const [before] = query.cursor ? decodeCursor(query.cursor, ['bigint']) : [null];
    return this.unit.read(ctx, async (tx) => {
      const rows = await tx.query<AuditRow>(
        `select seq::text, at, action, subject_type as "subjectType", subject_id as "subjectId", actor_id as "actorId", body
           from audit_entry
          where ($1::bigint is null or seq < $1) and ($2::uuid is null or subject_id = $2)
            and ($3::uuid is null or programme_id = $3)
          order by audit_entry.seq desc limit $4`,
        [before, query.subjectId ?? null, query.programmeId ?? null, query.limit + 1],
      );
      const namesOf = await auditNames(tx, rows);
      const view = (r: AuditRow): AuditEntryView => ({
        ...r,
        ...namesOf(r),
        at: r.at.toISOString(),
        body: JSON.parse(r.body) as object,
      });
      return toPage(rows, query.limit, view, (r) => [r.seq]);
    });
  }

  @CommandRoute('verify', {
    can: 'audit.verify',
    zh: '校验审计链',
    en: 'Verify the audit chain',
    returns: ChainVerdictView,
  })
  verify(@Ctx() ctx: Context): Promise<ChainVerdictView> {
    return this.unit.read(ctx, (tx) => verifyAuditChain(tx));
  }
}
