import type { OfferedAction } from '../lifecycle/index.js';
import { messageOf, type Params } from '../errors/index.js';
import { FlagField, JsonField, NestedField, TextField } from './fields.js';

/** A reason in both languages. */
export class ReasonView {
  @TextField({ max: 100 }) code!: string;
  @JsonField({ optional: true }) params?: Params;
  @TextField({ max: 500 }) zh!: string;
  @TextField({ max: 500 }) en!: string;
}

/** An action that a detail view offers, with the reasons when it is not allowed now. */
export class ActionView {
  @TextField({ max: 100 }) name!: string;
  @FlagField() allowed!: boolean;
  @NestedField(() => ReasonView, { list: { max: 50 } }) reasons!: ReasonView[];
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
