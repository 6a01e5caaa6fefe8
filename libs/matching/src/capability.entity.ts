import { Column, Entity, PrimaryColumn } from 'typeorm';
import { registerEntities } from '#platform';

/** What an organisation can do for others' needs, in its own words. */
@Entity('capability')
export class Capability {
  @PrimaryColumn('uuid') id!: string;
  @Column({ type: 'uuid' }) organisationId!: string;
  @Column() number!: string;
  @Column({ type: 'text' }) state!: string;
  @Column({ type: 'int' }) version!: number;
  @Column() title!: string;
  @Column() field!: string;
  @Column() region!: string;
  @Column({ type: 'text', array: true }) keywords!: string[];
  @Column() description!: string;
  /** Past results that prove it. */
  @Column({ type: 'text', nullable: true }) results!: string | null;
  @Column({ type: 'text', nullable: true }) equipment!: string | null;
  /** What others may read of it. */
  @Column({ type: 'text', nullable: true }) summary!: string | null;
  /** Since when its owner agrees that others find it; null: nobody else learns of it. */
  @Column({ type: 'timestamptz', nullable: true }) consentedAt!: Date | null;
  /** The unsuccessful proposal it came from. */
  @Column({ type: 'uuid', nullable: true }) proposalId!: string | null;
  @Column({ type: 'timestamptz' }) createdAt!: Date;
}

registerEntities(Capability);
