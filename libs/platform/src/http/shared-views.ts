import type { OfferedAction } from '../lifecycle/index.js';
import { messageOf, type Params } from '../errors/index.js';
import { FlagField, JsonField, NestedField, TextField } from './fields.js';

/** A reason in both languages. */
export class ReasonView {
  @TextField({ max: 100, doc: '代码 / code' }) code!: string;
  @JsonField({ optional: true, doc: '文字中的参数 / parameters of the words' }) params?: Params;
  @TextField({ max: 500, doc: '中文文字 / words in Chinese' }) zh!: string;
  @TextField({ max: 500, doc: '英文文字 / words in English' }) en!: string;
}

/** An action that a detail view offers, with the reasons when it is not allowed now. */
export class ActionView {
  @TextField({ max: 100, doc: '操作代码 / code of the action' }) name!: string;
  @FlagField({ doc: '现在可办理 / allowed now' }) allowed!: boolean;
  @NestedField(() => ReasonView, { list: { max: 50 }, doc: '不能办理的理由 / why it is not allowed' })
  reasons!: ReasonView[];
}

/** A body that only says why. */
export class ReasonInput {
  @TextField({ min: 2, max: 2000, optional: true, doc: '理由 / reason' })
  reason?: string;
}

export const actionViews = (offered: readonly OfferedAction[]): ActionView[] =>
  offered.map(({ name, allowed, reasons }) => ({
    name,
    allowed,
    reasons: reasons.map((reason) => ({ ...reason, ...messageOf(reason.code, reason.params) })),
  }));
