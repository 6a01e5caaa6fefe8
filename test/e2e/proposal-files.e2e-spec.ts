import 'reflect-metadata';
import { createHash } from 'node:crypto';
import type { Test } from 'supertest';
import { UserActor, type Role } from '#identity';
import { canonicalJson, uuidv7 } from '#platform';
import { samples } from '../../libs/file/test-support/sample-files.js';
import { aChallenge, closeWindowOf, type ChallengeBody } from '../builders/bulletin.js';
import { aCast, type Cast, type Person } from '../builders/people.js';
import { act, aProposal, readProposal, type ProposalBody } from '../builders/proposal.js';
import type { Client } from '../support/client.js';
import { expectInvariants } from '../support/invariants.js';
import { System } from '../support/system.js';

interface FileBody {
  readonly id: string;
  readonly name: string;
  readonly size: number;
  readonly sha256: string;
}

const NAME = '关键技术证明（密）.pdf';
const sha256 = (bytes: Buffer | string): string => createHash('sha256').update(bytes).digest('hex');

describe('attachments of a proposal', () => {
  let system: System;
  let cast: Cast;
  let challenge: ChallengeBody;
  let proposal: ProposalBody;
  let path: string;
  let file: FileBody;
  let added: FileBody;

  beforeAll(async () => {
    system = await System.start();
    cast = await aCast(system);
    challenge = await aChallenge(cast).open();
    proposal = await aProposal(cast, challenge).draft();
    path = `/proposals/${proposal.id}/files`;
  }, 120_000);
  afterEach(() => expectInvariants());
  afterAll(() => system.stop());

  const upload = (who: Client, name: string, bytes: Buffer): Test => who.post(path).attach('file', bytes, name);
  const namesFor = async (who: Client): Promise<string[]> =>
    ((await who.get(path).expect(200)).body as { items: FileBody[] }).items.map(({ name }) => name);
  const download = (who: Client, { id }: FileBody, query = ''): Test =>
    who.get(`${path}/${id}${query}`).responseType('blob');
  const outsiders = (): Client[] => [cast.officer, cast.demander, cast.oversight, cast.taker2, cast.admin];

  it('are in the sealed document with their hashes, and their number in the receipt', async () => {
    file = (await upload(cast.taker, NAME, samples.pdf).expect(201)).body as FileBody;
    const other = (await upload(cast.taker, '草图.png', samples.png).expect(201)).body as FileBody;
    await cast.taker.delete(`${path}/${other.id}`).expect(204);
    expect(await namesFor(cast.taker)).toEqual([NAME]);
    // Who submits must have seen what there is: adding and removing are changes of the draft.
    await cast.taker.act('proposals', proposal, 'submit').expect(409);
    proposal = await act(cast.taker, await readProposal(cast.taker, proposal.id), 'submit');
    expect(proposal.receipt).toMatchObject({ fileCount: 1, fileBytes: samples.pdf.length });
    const { body } = await cast.taker.get(`/proposals/${proposal.id}/content`).expect(200);
    const { sha256: hash, size: _size, organisations: _names, ...document } = body as Record<string, unknown>;
    expect(document['files']).toEqual([
      { id: file.id, name: NAME, mediaType: 'application/pdf', size: samples.pdf.length, sha256: sha256(samples.pdf) },
    ]);
    expect(sha256(canonicalJson(document))).toBe(hash);
    expect(proposal.receipt?.sha256).toBe(hash);
  });

  it('are before the opening nobody’s business but the taker’s, names included', async () => {
    for (const who of outsiders()) {
      expect([403, 404]).toContain((await who.get(path)).status);
      expect([403, 404]).toContain((await download(who, file)).status);
      expect([403, 404]).toContain((await upload(who, 'b.pdf', samples.pdf)).status);
    }
    const rowsFor = (person: Person, role: Role): Promise<readonly unknown[]> => {
      const { userId, organisationId } = person;
      const actor = new UserActor(userId, organisationId, [{ role, organisationId, programmeId: null }]);
      return system.unit.read({ actor, requestId: uuidv7() }, (tx) =>
        tx.query('select name from stored_file where owner_id = $1', [proposal.id]),
      );
    };
    expect(await rowsFor(cast.people.taker, 'taker')).toHaveLength(2);
    expect(await rowsFor(cast.people.taker2, 'taker')).toEqual([]);
    expect(await rowsFor(cast.people.officer, 'agency_officer')).toEqual([]);
    expect(await rowsFor(cast.people.oversight, 'oversight')).toEqual([]);
    const spoken = await system.rows<{ body: string }>(
      `select body::text as body from audit_entry where body::text like '%' || $1 || '%'
       union all select payload::text from outbox_event where payload::text like '%' || $1 || '%'`,
      [sha256(samples.pdf)],
    );
    expect(spoken).toEqual([]);
  });

  it('that are added later wait in a draft, while what was submitted stands', async () => {
    added = (await upload(cast.taker, '补充材料.pdf', samples.pdf).expect(201)).body as FileBody;
    const now = await readProposal(cast.taker, proposal.id);
    expect(now).toMatchObject({ hasDraft: true, receipt: proposal.receipt });
    expect(await namesFor(cast.taker)).toEqual([NAME, '补充材料.pdf']);
  });

  it('are opened with the document: what it names, and to those who read it', async () => {
    await closeWindowOf(cast, challenge);
    for (const who of [cast.officer, cast.demander, cast.oversight, cast.taker]) {
      expect(await namesFor(who)).toEqual([NAME]);
      await download(who, added).expect(404);
    }
    const { body, headers } = await download(cast.officer, file, '?inline=1').expect(200);
    expect(body).toEqual(samples.pdf);
    expect(headers['content-disposition']).toMatch(/^inline; /);
    expect(headers['content-security-policy']).toContain('sandbox');
    await cast.taker2.get(path).expect(404);
    await upload(cast.taker, '迟到.pdf', samples.pdf).expect(409);
    await cast.taker.delete(`${path}/${file.id}`).expect(409);
  });
});
