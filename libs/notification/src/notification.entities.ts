import { Column, Entity, PrimaryColumn } from 'typeorm';
import { registerEntities, type Params } from '#platform';
import type { MailMode } from './groups.js';

/** 通知: what one person is told, as a kind and its parameters; the words are made when it is read. */
@Entity('notification')
export class Notification {
  @PrimaryColumn('uuid') id!: string;
  /** The event, or the sweep, it comes from. */
  @Column({ type: 'uuid' }) sourceId!: string;
  @Column({ type: 'uuid' }) userId!: string;
  @Column() kind!: string;
  @Column() subjectType!: string;
  @Column({ type: 'uuid' }) subjectId!: string;
  @Column({ type: 'uuid', nullable: true }) programmeId!: string | null;
  @Column({ type: 'jsonb' }) params!: Params;
  /** False for what its person wants by mail only. */
  @Column() inApp!: boolean;
  @Column({ type: 'text' }) mail!: MailMode;
  /** The digest it went out with. */
  @Column({ type: 'uuid', nullable: true }) digestId!: string | null;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
  @Column({ type: 'timestamptz', nullable: true }) readAt!: Date | null;
}

export const GIVE_UP_REASONS = ['no_address', 'disabled', 'refused'] as const;
export type GiveUpReason = (typeof GIVE_UP_REASONS)[number];

/** A mail to be sent once: about one notification, or the digest of a day. */
@Entity('mail_delivery')
export class MailDelivery {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid' }) userId!: string;
  @Column({ type: 'uuid', nullable: true }) notificationId!: string | null;
  @Column({ type: 'date', nullable: true }) digestOn!: string | null;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
  /** Until then one worker is talking to the mail server about it. */
  @Column({ type: 'timestamptz', nullable: true }) claimedUntil!: Date | null;
  @Column({ type: 'int' }) attempts!: number;
  @Column({ type: 'timestamptz', nullable: true }) sentAt!: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) givenUpAt!: Date | null;
  @Column({ type: 'text', nullable: true }) givenUpBecause!: GiveUpReason | null;
}

registerEntities(Notification, MailDelivery);
