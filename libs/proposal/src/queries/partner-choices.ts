import type { ReadTx } from '#platform';

export interface PartnerChoice {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly region: string | null;
}

const MOST = 20;

/** Registered organisations whose name holds the words, or whose credit code they are: who can join a consortium. */
export function partnerChoices(tx: ReadTx, words: string): Promise<PartnerChoice[]> {
  return tx.query<PartnerChoice>(
    `select id, name, kind, region from organisation
      where position(lower($1) in lower(name)) > 0 or uscc = upper($1)
      order by position(lower($1) in lower(name)), name, id limit $2`,
    [words, MOST],
  );
}
