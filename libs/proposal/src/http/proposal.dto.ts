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
  @NestedField(() => ContentInput, { optional: true }) content?: ContentInput;
}

export class DraftInput {
  @NestedField(() => ContentInput, { doc: '申请内容，整体替换 / the whole content, replacing the draft' })
  content!: ContentInput;
}

export class ProposalListQuery extends ListQuery {
  @ChoiceField(STATES, { optional: true, query: true, list: { max: STATES.length } }) state?: string[];
  @IdField({ optional: true }) challengeId?: string;
}

export class ProposalSummaryView {
  @IdField() id!: string;
  @TextField({ max: 20 }) number!: string;
  @ChoiceField(STATES) state!: string;
  @IdField() programmeId!: string;
  @IdField() challengeId!: string;
  @TextField({ max: 20 }) challengeNumber!: string;
  @TextField({ max: 200 }) challengeTitle!: string;
  @IdField() takerId!: string;
  @TextField({ max: 200 }) takerName!: string;
  @InstantField({ nullable: true }) submittedAt!: string | null;
  @InstantField({ nullable: true }) openedAt!: string | null;
}

/** The receipt of a submission. */
export class ReceiptView {
  @IntField({ min: 1, max: 1_000_000, doc: '提交次数 / submitted revision' }) revision!: number;
  @TextField({ max: 64, doc: '密封内容的 SHA-256 / of the sealed document' }) sha256!: string;
  @IntField({ min: 1, max: 1_000_000, doc: '字节数 / bytes' }) size!: number;
  @InstantField() submittedAt!: string;
}

export class ProposalView extends ProposalSummaryView {
  @IntField({ min: 1, max: 1_000_000 }) version!: number;
  @NestedField(() => ReceiptView, { nullable: true, doc: '回执 / receipt' }) receipt!: ReceiptView | null;
  @FlagField({ doc: '有未提交的草稿 / a draft waits to be submitted' }) hasDraft!: boolean;
  @InstantField() createdAt!: string;
  @NestedField(() => ActionView, { list: { max: 20 } }) actions!: ActionView[];
}

/**
 * A document with what its hash is made of: SHA-256 of the canonical JSON (RFC 8785) of proposalId, challengeId,
 * takerId, revision, nonce and content.
 */
export class DocumentView {
  @IdField() proposalId!: string;
  @IdField() challengeId!: string;
  @IdField() takerId!: string;
  @IntField({ min: 1, max: 1_000_000 }) revision!: number;
  @TextField({ max: 64 }) nonce!: string;
  @NestedField(() => ContentInput) content!: object;
  @TextField({ max: 64 }) sha256!: string;
  @IntField({ min: 1, max: 1_000_000 }) size!: number;
}

export class ProposalCountView {
  @IdField() challengeId!: string;
  @IntField({ min: 0, max: 1_000_000, doc: '已提交的揭榜数 / proposals submitted' }) submitted!: number;
}
