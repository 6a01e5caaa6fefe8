import { Column, Entity, PrimaryColumn } from 'typeorm';
import { registerEntities } from '#platform';
import type { ToleranceCause } from '#programme';
import type { TerminationKind } from './project.entities.js';

/** 终止: somebody asks to end a project before its acceptance, the officer finds the facts, the approver decides. */
@Entity('termination')
export class Termination {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid' }) programmeId!: string;
  @Column({ type: 'uuid' }) projectId!: string;
  @Column({ type: 'text' }) state!: string;
  @Column({ type: 'text' }) kind!: TerminationKind;
  /** What is tolerated; only for ends without anybody's fault. */
  @Column({ type: 'text', nullable: true }) cause!: ToleranceCause | null;
  @Column({ type: 'text' }) grounds!: string;
  @Column({ type: 'text' }) evidence!: string;
  @Column({ type: 'uuid', nullable: true }) requestedBy!: string | null;
  /** The organisation that asked; it may take its request back. */
  @Column({ type: 'uuid' }) requesterId!: string;
  @Column({ type: 'timestamptz', nullable: true }) demanderConsentedAt!: Date | null;
  @Column({ type: 'timestamptz', nullable: true }) takerConsentedAt!: Date | null;
  /** What the officer has found out. */
  @Column({ type: 'text', nullable: true }) findings!: string | null;
  @Column({ type: 'uuid', nullable: true }) foundBy!: string | null;
  @Column({ type: 'uuid', nullable: true }) decidedBy!: string | null;
  @Column({ type: 'timestamptz', nullable: true }) decidedAt!: Date | null;
  @Column({ type: 'int' }) version!: number;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
}

registerEntities(Termination);
