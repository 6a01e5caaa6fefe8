import { Column, Entity, PrimaryColumn } from 'typeorm';
import { fenColumn, registerEntities, type Fen } from '#platform';
import type { ExportProfile } from './export/export-file.js';
import type { SheetLayoutName } from './export/sheet-layouts.js';
import type { UnmatchedReason } from './matching/match-lines.js';
import type { LineEvent, StatementFormat } from './statement/statement.js';

/** 付款账户: the account a programme's money leaves from. A change is a new row; files keep naming the old one. */
@Entity('paying_account')
export class PayingAccount {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid' }) programmeId!: string;
  @Column() accountName!: string;
  @Column() accountNo!: string;
  @Column() bankName!: string;
  @Column() bankCode!: string;
  @Column({ type: 'uuid', nullable: true }) recordedBy!: string | null;
  @Column({ type: 'timestamptz' }) recordedAt!: Date;
}

/** 支付文件: a batch as somebody took it out, with its bytes. */
@Entity('payment_export')
export class PaymentExport {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid' }) programmeId!: string;
  @Column({ type: 'uuid' }) batchId!: string;
  @Column({ type: 'uuid' }) payingAccountId!: string;
  @Column({ type: 'text' }) profile!: ExportProfile;
  @Column({ type: 'text', nullable: true }) layout!: SheetLayoutName | null;
  @Column() fileName!: string;
  @Column() mediaType!: string;
  /** Read by `contentOf` alone. */
  @Column({ type: 'bytea', select: false }) content!: Buffer;
  @Column({ type: 'int' }) size!: number;
  @Column() sha256!: string;
  @Column({ type: 'int' }) lineCount!: number;
  @Column({ type: 'bigint', transformer: fenColumn }) controlSumFen!: Fen;
  @Column({ type: 'uuid', nullable: true }) createdBy!: string | null;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
}

/** 银行对账单: a file of the bank as it was imported, with its bytes. */
@Entity('bank_statement')
export class BankStatement {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid' }) programmeId!: string;
  /** Null in a status report. */
  @Column({ type: 'text', nullable: true }) accountNo!: string | null;
  @Column({ type: 'text' }) format!: StatementFormat;
  @Column({ type: 'text', nullable: true }) messageReference!: string | null;
  @Column() fileName!: string;
  @Column({ type: 'bytea', select: false }) content!: Buffer;
  @Column({ type: 'int' }) size!: number;
  @Column() sha256!: string;
  @Column({ type: 'date', nullable: true }) fromOn!: string | null;
  @Column({ type: 'date', nullable: true }) toOn!: string | null;
  @Column({ type: 'bigint', transformer: fenColumn, nullable: true }) openingFen!: Fen | null;
  @Column({ type: 'bigint', transformer: fenColumn, nullable: true }) closingFen!: Fen | null;
  @Column({ type: 'int' }) lineCount!: number;
  /** Lines that no earlier file had brought. */
  @Column({ type: 'int' }) newLineCount!: number;
  @Column({ type: 'uuid', nullable: true }) importedBy!: string | null;
  @Column({ type: 'timestamptz' }) importedAt!: Date;
}

/** 流水: one entry of the bank, or one status it reported. What it is found to be stands in `statement_resolution`. */
@Entity('bank_statement_line')
export class BankStatementLine {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid' }) programmeId!: string;
  @Column({ type: 'uuid' }) statementId!: string;
  @Column({ type: 'text', nullable: true }) accountNo!: string | null;
  @Column({ type: 'int' }) position!: number;
  @Column({ type: 'text' }) event!: LineEvent;
  @Column() bankReference!: string;
  @Column() entryReference!: string;
  @Column({ type: 'date' }) bookedOn!: string;
  @Column({ type: 'bigint', transformer: fenColumn, nullable: true }) amountFen!: Fen | null;
  @Column({ type: 'text', nullable: true }) counterpartyName!: string | null;
  @Column({ type: 'text', nullable: true }) counterpartyAccount!: string | null;
  @Column({ type: 'text', nullable: true }) reference!: string | null;
  @Column({ type: 'text', nullable: true }) remittance!: string | null;
  @Column({ type: 'text', nullable: true }) reasonCode!: string | null;
  @Column({ type: 'text', nullable: true }) unmatchedReason!: UnmatchedReason | null;
  @Column({ type: 'int' }) version!: number;
}

export type ResolutionMethod = 'reference' | 'amount_account' | 'by_hand';

/** What a line is: the payment it stands for, or why it stands for none. An undone one stays, with who undid it. */
@Entity('statement_resolution')
export class StatementResolution {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid' }) programmeId!: string;
  @Column({ type: 'uuid' }) lineId!: string;
  @Column({ type: 'text' }) event!: LineEvent;
  @Column({ type: 'text' }) kind!: 'match' | 'explanation';
  @Column({ type: 'uuid', nullable: true }) instructionId!: string | null;
  @Column({ type: 'text' }) method!: ResolutionMethod;
  @Column({ type: 'text', nullable: true }) reason!: string | null;
  @Column({ type: 'uuid', nullable: true }) resolvedBy!: string | null;
  @Column({ type: 'timestamptz' }) resolvedAt!: Date;
  @Column({ type: 'uuid', nullable: true }) voidedBy!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) voidedAt!: Date | null;
  @Column({ type: 'text', nullable: true }) voidReason!: string | null;
}

registerEntities(PayingAccount, PaymentExport, BankStatement, BankStatementLine, StatementResolution);
