import { Column, Entity, PrimaryColumn } from 'typeorm';
import { registerEntities } from '#platform';

/** A file of one owner: need, proposal, acceptance … Its bytes lie in the storage under `blobKey`, shared with nobody. */
@Entity('stored_file')
export class StoredFile {
  @PrimaryColumn('uuid') id!: string;
  @Column() ownerType!: string;
  @Column({ type: 'uuid' }) ownerId!: string;
  @Column() name!: string;
  @Column() mediaType!: string;
  @Column({ type: 'int' }) size!: number;
  @Column() sha256!: string;
  @Column({ type: 'uuid' }) blobKey!: string;
  @Column({ type: 'uuid' }) uploadedBy!: string;
  @Column({ type: 'timestamptz' }) at!: Date;
}

registerEntities(StoredFile);
