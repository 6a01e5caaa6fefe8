import type { Fen } from '#platform';

/** Who pays, as the bank knows it. */
export interface Payer {
  readonly accountName: string;
  readonly accountNo: string;
  readonly bankName: string;
  /** CNAPS bank number 联行号, 12 digits. */
  readonly bankCode: string;
}

/** One payment of the batch. */
export interface OrderLine {
  /** Ours and unique for ever; the bank hands it back as EndToEndId. */
  readonly reference: string;
  readonly amountFen: Fen;
  readonly payeeName: string;
  readonly payeeAccount: string;
  readonly payeeBankCode: string;
  readonly purpose: string;
}

/**
 * What a payment file says. Everything in it is fixed when the batch is composed, so that the same batch gives the same
 * bytes whenever it is exported (trust.md A18, D15).
 */
export interface PaymentOrder {
  readonly batchNumber: string;
  readonly composedAt: Date;
  /** Date in Asia/Shanghai, `YYYY-MM-DD`. */
  readonly requestedOn: string;
  readonly payer: Payer;
  /** In the order of their references. */
  readonly lines: readonly OrderLine[];
  readonly controlSumFen: Fen;
}
