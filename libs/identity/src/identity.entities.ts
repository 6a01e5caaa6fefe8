import { Column, Entity, PrimaryColumn } from 'typeorm';
import { registerEntities } from '#platform';
import type { Role } from './role-permissions.js';

export const ORGANISATION_KINDS = [
  'enterprise',
  'hospital',
  'university',
  'institute',
  'agency',
  'team',
  'person',
  'assessor',
] as const;
export type OrganisationKind = (typeof ORGANISATION_KINDS)[number];

@Entity('organisation')
export class Organisation {
  @PrimaryColumn('uuid') id!: string;
  @Column() name!: string;
  @Column({ type: 'text' }) kind!: OrganisationKind;
  /** 统一社会信用代码; teams and persons without one name a hosting unit instead. */
  @Column({ type: 'text', nullable: true }) uscc!: string | null;
  /** True when the code's check digit does not hold and a document was shown instead (trust.md d.3). */
  @Column() usccUnverified!: boolean;
  @Column({ type: 'text', nullable: true }) region!: string | null;
  @Column({ type: 'uuid', nullable: true }) hostingUnitId!: string | null;
  @Column({ type: 'int' }) version!: number;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
}

@Entity('app_user')
export class User {
  @PrimaryColumn('uuid') id!: string;
  @Column() username!: string;
  @Column() displayName!: string;
  @Column() passwordHash!: string;
  /** Where this person wants to be written to; nobody is asked to have one. */
  @Column({ type: 'text', nullable: true }) email!: string | null;
  @Column({ type: 'uuid' }) organisationId!: string;
  @Column({ type: 'timestamptz', nullable: true }) disabledAt!: Date | null;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
}

@Entity('role_grant')
export class RoleGrant {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid' }) userId!: string;
  @Column({ type: 'uuid' }) organisationId!: string;
  @Column({ type: 'text' }) role!: Role;
  @Column({ type: 'uuid', nullable: true }) programmeId!: string | null;
  @Column({ type: 'uuid', nullable: true }) grantedBy!: string | null;
  @Column({ type: 'timestamptz' }) grantedAt!: Date;
  @Column({ type: 'timestamptz', nullable: true }) revokedAt!: Date | null;
}

@Entity('user_session')
export class Session {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid' }) userId!: string;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
  @Column({ type: 'timestamptz' }) expiresAt!: Date;
  @Column({ type: 'timestamptz', nullable: true }) endedAt!: Date | null;
}

export const AFFILIATION_KINDS = [
  'same_unit',
  'subsidiary',
  'equity_link',
  'control',
  'significant_influence',
] as const;
export type AffiliationKind = (typeof AFFILIATION_KINDS)[number];

/** A known relation between two organisations, from one side; screening looks at both directions. */
@Entity('affiliation')
export class Affiliation {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid' }) organisationId!: string;
  @Column({ type: 'uuid' }) otherId!: string;
  @Column({ type: 'text' }) kind!: AffiliationKind;
  @Column() source!: string;
  @Column({ type: 'date' }) sinceOn!: string;
  @Column({ type: 'date', nullable: true }) untilOn!: string | null;
  @Column({ type: 'timestamptz' }) recordedAt!: Date;
}

/** A serious-dishonesty or misconduct finding that counts within the look-back years. */
@Entity('credit_record')
export class CreditRecord {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid' }) organisationId!: string;
  @Column() finding!: string;
  @Column() source!: string;
  @Column({ type: 'date' }) foundOn!: string;
  @Column({ type: 'date', nullable: true }) clearedOn!: string | null;
  @Column({ type: 'timestamptz' }) recordedAt!: Date;
}

/** A project in the hands of a unit: over when its money is settled. */
@Entity('engagement')
export class Engagement {
  @PrimaryColumn('uuid') projectId!: string;
  @Column({ type: 'uuid' }) organisationId!: string;
  @Column({ type: 'uuid' }) programmeId!: string;
  @Column({ type: 'timestamptz' }) beganAt!: Date;
  @Column({ type: 'timestamptz', nullable: true }) endedAt!: Date | null;
  /** Its agreement never took effect, so nothing was won. */
  @Column({ type: 'boolean' }) lapsed!: boolean;
}

@Entity('payee_account')
export class PayeeAccount {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid' }) organisationId!: string;
  @Column({ type: 'text' }) state!: string;
  @Column() accountName!: string;
  @Column() accountNo!: string;
  @Column() bankName!: string;
  /** 联行号 of the branch, 12 digits. */
  @Column() bankCode!: string;
  @Column({ type: 'uuid', nullable: true }) enteredBy!: string | null;
  @Column({ type: 'uuid', nullable: true }) verifiedBy!: string | null;
  @Column({ type: 'int' }) version!: number;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
}

registerEntities(Organisation, User, RoleGrant, Session, Affiliation, CreditRecord, Engagement, PayeeAccount);
