import {
  ActionView,
  ChoiceField,
  FlagField,
  IdField,
  InstantField,
  IntField,
  ListQuery,
  NestedField,
  TextField,
} from '#platform/http';
import { proposalLifecycle } from '../proposal.lifecycle.js';
import { ContentInput } from './proposal-content.dto.js';

const STATES = Object.keys(proposalLifecycle.states);

export class CreateProposalInput {
  @IdField({ optional: true, doc: '揭榜单位，缺省为本单位 / the taker, your own organisation when left out' })
  takerId?: string;
  @NestedField(() => ContentInput, { optional: true, doc: '申请内容 / content of the proposal' })
  content?: ContentInput;
}

export class DraftInput {
  @NestedField(() => ContentInput, { doc: '申请内容，整体替换 / the whole content, replacing the draft' })
  content!: ContentInput;
}

export class ProposalListQuery extends ListQuery {
  @ChoiceField(STATES, { optional: true, query: true, list: { max: STATES.length }, doc: '状态 / state' })
  state?: string[];
  @IdField({ optional: true, doc: '榜题 / challenge' }) challengeId?: string;
}

export class ProposalSummaryView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @TextField({ max: 20, doc: '编号 / number' }) number!: string;
  @ChoiceField(STATES, { doc: '状态 / state' }) state!: string;
  @IdField({ doc: '所属计划 / programme' }) programmeId!: string;
  @TextField({ max: 200, doc: '计划名称 / name of the programme' }) programmeName!: string;
  @IdField({ doc: '榜题 / challenge' }) challengeId!: string;
  @TextField({ max: 20, doc: '榜题编号 / number of the challenge' }) challengeNumber!: string;
  @TextField({ max: 200, doc: '榜题名称 / title of the challenge' }) challengeTitle!: string;
  @TextField({ max: 200, doc: '需求方名称 / name of the demander' }) demanderName!: string;
  @InstantField({ nullable: true, doc: '揭榜截止时间 / until when it can be handed in' }) takeUpClosesAt!:
    string | null;
  @IdField({ doc: '揭榜方 / taker' }) takerId!: string;
  @TextField({ max: 200, doc: '揭榜方名称 / name of the taker' }) takerName!: string;
  @InstantField({ nullable: true, doc: '提交时间 / submitted at' }) submittedAt!: string | null;
  @InstantField({ nullable: true, doc: '开启时间 / unsealed at' }) openedAt!: string | null;
}

/** The receipt of a submission. */
export class ReceiptView {
  @IntField({ min: 1, max: 1_000_000, doc: '提交次数 / submitted revision' }) revision!: number;
  @TextField({ max: 64, doc: '密封内容的 SHA-256 / of the sealed document' }) sha256!: string;
  @IntField({ min: 1, max: 1_000_000, doc: '字节数 / bytes' }) size!: number;
  @IntField({
    min: 0,
    max: 10_000,
    doc: '附件数（哈希已含其 SHA-256） / attachments, whose hashes are in the document',
  })
  fileCount!: number;
  @IntField({ min: 0, max: 2_147_483_647, doc: '附件总字节数 / bytes of the attachments' }) fileBytes!: number;
  @InstantField({ doc: '提交时间 / submitted at' }) submittedAt!: string;
  @IntField({ min: 1, max: 1000, nullable: true, doc: '所答复的榜题文本版本 / version of the challenge answered' })
  textVersion!: number | null;
}

export class ProposalView extends ProposalSummaryView {
  @IntField({ min: 1, max: 1_000_000, doc: '版本号，操作时写入 If-Match / version, for If-Match' }) version!: number;
  @NestedField(() => ReceiptView, { nullable: true, doc: '回执 / receipt' }) receipt!: ReceiptView | null;
  @FlagField({ doc: '有未提交的草稿 / a draft waits to be submitted' }) hasDraft!: boolean;
  @InstantField({ doc: '创建时间 / created at' }) createdAt!: string;
  @NestedField(() => ActionView, {
    list: { max: 20 },
    doc: '可办理的操作及不能办理的理由 / actions on offer, with the reasons against',
  })
  actions!: ActionView[];
}

export class NamedPartnerView {
  @IdField({ doc: '单位 / organisation' }) id!: string;
  @TextField({ max: 200, doc: '单位名称 / name of the organisation' }) name!: string;
}

export class SealedFileView {
  @IdField({ doc: '系统编号 / id' }) id!: string;
  @TextField({ max: 200, doc: '文件名 / name' }) name!: string;
  @TextField({ max: 200, doc: '文件类型 / media type' }) mediaType!: string;
  @IntField({ min: 1, max: 2_147_483_647, doc: '字节数 / bytes' }) size!: number;
  @TextField({ max: 64, doc: '文件的 SHA-256 / SHA-256 of the bytes' }) sha256!: string;
}

/**
 * A document with what its hash is made of: SHA-256 of the canonical JSON (RFC 8785) of proposalId, challengeId,
 * takerId, revision, nonce, content and, when the document has it, files.
 */
export class DocumentView {
  @IdField({ doc: '揭榜申请 / proposal' }) proposalId!: string;
  @IdField({ doc: '榜题 / challenge' }) challengeId!: string;
  @IdField({ doc: '揭榜方 / taker' }) takerId!: string;
  @IntField({ min: 1, max: 1_000_000, doc: '修订序号 / revision' }) revision!: number;
  @TextField({ max: 64, doc: '随机数 / nonce' }) nonce!: string;
  @NestedField(() => ContentInput, { doc: '申请内容 / content of the proposal' }) content!: object;
  @NestedField(() => SealedFileView, { list: { max: 1000 }, optional: true, doc: '附件 / attachments' })
  files?: readonly SealedFileView[];
  @TextField({ max: 64, doc: 'SHA-256 哈希 / SHA-256' }) sha256!: string;
  @IntField({ min: 1, max: 1_000_000, doc: '大小（字节） / size in bytes' }) size!: number;
  @NestedField(() => NamedPartnerView, { list: { max: 20 }, doc: '联合体各单位名称 / names of the consortium' })
  organisations!: NamedPartnerView[];
}

export class ProposalCountView {
  @IdField({ doc: '榜题 / challenge' }) challengeId!: string;
  @IntField({ min: 0, max: 1_000_000, doc: '已提交的揭榜数 / proposals submitted' }) submitted!: number;
}
