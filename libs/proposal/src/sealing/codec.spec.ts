import { createHash } from 'node:crypto';
import { DomainError } from '#platform';
import { decodeDocument, encodeDocument, newNonce, type ProposalDocument } from './codec.js';

const document: ProposalDocument = {
  proposalId: 'p',
  challengeId: 'c',
  takerId: 't',
  revision: 1,
  nonce: newNonce(),
  content: { technicalRoute: '激光在线测径', commitments: [{ indicatorId: 'i', values: ['0.02'] }] },
};

describe('sealed documents', () => {
  it('read back as they were written', () => {
    const { content, sha256 } = encodeDocument(document);
    expect(decodeDocument(content, sha256, 'TB-1')).toEqual(document);
  });

  it('carry the hash and size of their bytes, whatever the order of the fields', () => {
    const { content, sha256, size } = encodeDocument(document);
    expect(sha256).toBe(createHash('sha256').update(content).digest('hex'));
    expect(size).toBe(content.length);
    const { proposalId, ...rest } = document;
    expect(encodeDocument({ ...rest, proposalId }).sha256).toBe(sha256);
  });

  it('have another hash for every nonce', () => {
    expect(encodeDocument({ ...document, nonce: newNonce() }).sha256).not.toBe(encodeDocument(document).sha256);
  });

  it('are refused when a single byte differs from the receipt', () => {
    const { content, sha256 } = encodeDocument(document);
    content.writeUInt8(content.readUInt8(20) ^ 1, 20);
    expect(() => decodeDocument(content, sha256, 'TB-1')).toThrow(
      expect.objectContaining({
        code: 'proposal.seal_broken',
        details: expect.objectContaining({ params: { number: 'TB-1' } }),
      }),
    );
  });

  it('are refused beyond 512 KiB', () => {
    const content = { technicalRoute: '长'.repeat(200_000) };
    expect(() => encodeDocument({ ...document, content })).toThrow(DomainError);
  });
});
