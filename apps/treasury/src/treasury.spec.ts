import fs from 'node:fs';
import type { Batch } from './payment-book.js';
import { aBatch, aLine, RunningTreasury } from './testing/running-treasury.js';

const KNOBS = '/gateway/v1/knobs';

describe('the treasury stand-in', () => {
  let treasury: RunningTreasury;

  beforeEach(async () => {
    treasury = await RunningTreasury.start();
  });
  afterEach(() => treasury.discard());

  const instruction = async (reference: string) =>
    (await treasury.call('GET', `/gateway/v1/instructions/${reference}`)).body;
  const statuses = async () =>
    (await treasury.reports()).map((report) => `${report.instructionReference}:${report.status}`);
  const errorsOf = (answer: { body: Record<string, unknown> }) =>
    (answer.body.errors as { path: string; code: string; zh: string }[]).map(({ path, code }) => `${path} ${code}`);

  describe('a batch', () => {
    it('is settled at once, with a bank reference for each payment', async () => {
      const answer = await treasury.submit(aBatch('B-1', [aLine('I-1'), aLine('I-2', { amountFen: '1' })]));
      expect(answer.status).toBe(201);
      expect(answer.body).toMatchObject({ batchReference: 'B-1', count: 2, controlSumFen: '40000001' });
      expect(answer.body.instructions).toMatchObject([
        { instructionReference: 'I-1', status: 'settled', reasonCode: null, settledAt: expect.any(String) as string },
        { instructionReference: 'I-2', status: 'settled', amountFen: '1' },
      ]);
      const references = (await treasury.reports()).map((report) => report.bankReference);
      expect(new Set(references).size).toBe(2);
    });

    it('sent again pays nothing again and is answered with the same state', async () => {
      const batch = aBatch('B-1', [aLine('I-1')]);
      const first = await treasury.submit(batch);
      const again = await treasury.submit(batch);
      expect(again.status).toBe(200);
      expect(again.body).toEqual(first.body);
      expect(await statuses()).toEqual(['I-1:settled']);
    });

    it('sent 20 times at the same moment is paid once', async () => {
      const batch = aBatch('B-1', [aLine('I-1')]);
      const answers = await Promise.all(Array.from({ length: 20 }, () => treasury.submit(batch)));
      expect(answers.filter((answer) => answer.status === 201)).toHaveLength(1);
      expect(await statuses()).toEqual(['I-1:settled']);
    });

    it('with other content under the same reference is refused', async () => {
      await treasury.submit(aBatch('B-1', [aLine('I-1')]));
      const answer = await treasury.submit(aBatch('B-1', [aLine('I-9')]));
      expect(answer).toMatchObject({ status: 409, body: { code: 'treasury.different_content' } });
      expect(await statuses()).toEqual(['I-1:settled']);
    });

    it.each<[string, (batch: Batch) => Batch, string]>([
      ['control sum', (b) => ({ ...b, controlSumFen: '39999999' }), 'controlSumFen treasury.wrong_control_sum'],
      ['count', (b) => ({ ...b, count: 2 }), 'count treasury.wrong_count'],
      ['hash', (b) => ({ ...b, contentHash: '0'.repeat(64) }), 'contentHash treasury.wrong_hash'],
      [
        'content under its hash',
        (b) => ({ ...b, lines: [aLine('I-1', { purpose: '另一用途' })] }),
        'contentHash treasury.wrong_hash',
      ],
      ['date', (b) => ({ ...b, requestedExecutionDate: '2026-3-2' }), 'requestedExecutionDate field.date'],
    ])('with a wrong %s is refused, naming the field', async (_, spoil, expected) => {
      const answer = await treasury.submit(spoil(aBatch('B-1', [aLine('I-1')])));
      expect(answer.status).toBe(422);
      expect(answer.contentType).toContain('application/problem+json');
      expect(errorsOf(answer)).toEqual([expected]);
      expect(await treasury.call('GET', '/gateway/v1/batches/B-1')).toMatchObject({ status: 404 });
    });

    it('with wrong lines is refused, naming every one of them', async () => {
      const { payee } = aLine('I-1');
      const answer = await treasury.submit(
        aBatch('B-1', [
          aLine('I-1'),
          aLine('I-1'),
          aLine('I-2', { amountFen: '0' }),
          aLine('I-3', { payee: { ...payee, bankCode: '102100099990' } }),
        ]),
      );
      expect(answer.status).toBe(422);
      expect(errorsOf(answer)).toEqual([
        'lines.1.instructionReference treasury.duplicate_instruction',
        'lines.2.amountFen treasury.not_positive',
        'lines.3.payee.bankCode treasury.wrong_bank_code',
      ]);
    });

    it('under another address than its own reference is refused', async () => {
      const answer = await treasury.call('PUT', '/gateway/v1/batches/B-2', aBatch('B-1', [aLine('I-1')]));
      expect(errorsOf(answer)).toEqual(['batchReference treasury.reference_mismatch']);
    });
  });

  describe('an instruction', () => {
    it('in a second batch is not paid a second time', async () => {
      await treasury.submit(aBatch('B-1', [aLine('I-1')]));
      const second = await treasury.submit(aBatch('B-2', [aLine('I-1', { attempt: 2 }), aLine('I-2')]));
      expect(second.status).toBe(201);
      expect(await statuses()).toEqual(['I-1:settled', 'I-2:settled']);
      expect(await instruction('I-1')).toMatchObject({ batchReference: 'B-1', attempt: 2 });
    });

    it('never becomes another payment', async () => {
      await treasury.submit(aBatch('B-1', [aLine('I-1')]));
      const answer = await treasury.submit(aBatch('B-2', [aLine('I-1', { amountFen: '1' }), aLine('I-2')]));
      expect(answer).toMatchObject({ status: 409, body: { code: 'treasury.instruction_reused' } });
      expect(await statuses()).toEqual(['I-1:settled']);
    });

    it('is fenced: an attempt older than the newest one seen is refused, also after a restart', async () => {
      const attempt = (number: number) => treasury.submit(aBatch('B-1', [aLine('I-1', { attempt: number })]));
      expect(await attempt(1)).toMatchObject({ status: 201 });
      expect(await attempt(3)).toMatchObject({ status: 200 });
      treasury = await treasury.restart();
      expect(await attempt(2)).toMatchObject({ status: 409, body: { code: 'treasury.stale_attempt' } });
      expect(await attempt(3)).toMatchObject({ status: 200 });
      expect(await statuses()).toEqual(['I-1:settled']);
    });
  });

  describe('what it knows', () => {
    it('is 404 for what it never received', async () => {
      const batch = await treasury.call('GET', '/gateway/v1/batches/B-1');
      expect(batch).toMatchObject({ status: 404, body: { code: 'treasury.unknown_batch', title: '未收到过该批次' } });
      const line = await treasury.call('GET', '/gateway/v1/instructions/I-1');
      expect(line).toMatchObject({ status: 404, body: { code: 'treasury.unknown_instruction' } });
    });

    it('survives a restart to the last byte of its answers', async () => {
      await treasury.call('PUT', KNOBS, { returnNext: { count: 1, reason: 'name_mismatch' } });
      await treasury.submit(aBatch('B-1', [aLine('I-1'), aLine('I-2')]));
      const before = await Promise.all([treasury.call('GET', '/gateway/v1/batches/B-1'), treasury.reports()]);
      treasury = await treasury.restart();
      const after = await Promise.all([treasury.call('GET', '/gateway/v1/batches/B-1'), treasury.reports()]);
      expect(after).toEqual(before);
      await treasury.submit(aBatch('B-2', [aLine('I-3')]));
      expect((await treasury.reports()).map((report) => report.sequence)).toEqual([1, 2, 3, 4]);
    });

    it('does not contain a batch whose entry was torn by a kill; sent again it is paid once', async () => {
      const batch = aBatch('B-1', [aLine('I-1')]);
      await treasury.submit(batch);
      treasury = await treasury.restart((file) => fs.truncateSync(file, fs.readFileSync(file).indexOf('\n') - 5));
      expect(await treasury.call('GET', '/gateway/v1/batches/B-1')).toMatchObject({ status: 404 });
      expect(await treasury.submit(batch)).toMatchObject({ status: 201 });
      expect(await statuses()).toEqual(['I-1:settled']);
    });

    it('is completed at start when a kill came between receiving and paying', async () => {
      await treasury.submit(aBatch('B-1', [aLine('I-1'), aLine('I-2')]));
      treasury = await treasury.restart((file) => fs.truncateSync(file, fs.statSync(file).size - 5));
      expect(await statuses()).toEqual(['I-1:settled', 'I-2:settled']);
      expect(await treasury.submit(aBatch('B-1', [aLine('I-1'), aLine('I-2')]))).toMatchObject({ status: 200 });
      expect(await statuses()).toEqual(['I-1:settled', 'I-2:settled']);
    });

    it('is refused as a whole when the journal is damaged in its middle', async () => {
      await treasury.submit(aBatch('B-1', [aLine('I-1')]));
      await treasury.stop();
      fs.writeFileSync(treasury.journalFile, `{"kind"\n${fs.readFileSync(treasury.journalFile, 'utf8')}`);
      await expect(RunningTreasury.start(treasury.dataDir)).rejects.toThrow('line 1 is damaged');
    });
  });

  describe('the knobs', () => {
    it('return the next payments after their settlement, each return with a bank reference of its own', async () => {
      await treasury.call('PUT', KNOBS, { returnNext: { count: 1, reason: 'name_mismatch' } });
      await treasury.submit(aBatch('B-1', [aLine('I-1'), aLine('I-2')]));
      const [settled, returned, other] = await treasury.reports();
      expect(settled).toMatchObject({ instructionReference: 'I-1', status: 'settled', reasonCode: null });
      expect(returned).toMatchObject({ instructionReference: 'I-1', status: 'returned', reasonCode: 'name_mismatch' });
      expect(other).toMatchObject({ instructionReference: 'I-2', status: 'settled' });
      expect(returned?.bankReference).not.toBe(settled?.bankReference);
      expect(await instruction('I-1')).toMatchObject({
        status: 'returned',
        bankReference: returned?.bankReference,
        settledAt: settled?.reportedAt,
        reasonCode: 'name_mismatch',
      });
    });

    it('leave a returned instruction as it is; only a new reference is paid', async () => {
      await treasury.call('PUT', KNOBS, { returnNext: { count: 1, reason: 'account_closed' } });
      await treasury.submit(aBatch('B-1', [aLine('I-1')]));
      await treasury.submit(aBatch('B-1', [aLine('I-1', { attempt: 2 })]));
      await treasury.submit(aBatch('B-2', [aLine('I-1-2')]));
      expect(await statuses()).toEqual(['I-1:settled', 'I-1:returned', 'I-1-2:settled']);
    });

    it('reject the next payments without any settlement', async () => {
      await treasury.call('PUT', KNOBS, { rejectNext: { count: 1, reason: 'account_not_found' } });
      await treasury.submit(aBatch('B-1', [aLine('I-1'), aLine('I-2')]));
      expect(await statuses()).toEqual(['I-1:rejected', 'I-2:settled']);
      expect(await instruction('I-1')).toMatchObject({ settledAt: null, reasonCode: 'account_not_found' });
    });

    it('are off when they are not given', async () => {
      await treasury.call('PUT', KNOBS, { rejectNext: { count: 1, reason: 'account_not_found' } });
      expect(await treasury.call('PUT', KNOBS, {})).toMatchObject({ status: 204 });
      await treasury.submit(aBatch('B-1', [aLine('I-1')]));
      expect(await statuses()).toEqual(['I-1:settled']);
    });

    it('refuse what they do not know', async () => {
      const answer = await treasury.call('PUT', KNOBS, {
        returnNext: { count: -1, reason: 'bad_mood' },
        explode: true,
      });
      expect(answer.status).toBe(422);
      expect(errorsOf(answer).sort()).toEqual([
        'explode field.unknown',
        'returnNext.count field.number_range',
        'returnNext.reason field.one_of',
      ]);
    });

    it('do not exist in production', async () => {
      await treasury.discard();
      treasury = await RunningTreasury.start(undefined, 'production');
      expect(await treasury.call('PUT', KNOBS, {})).toMatchObject({ status: 404 });
    });
  });

  describe('the feed', () => {
    it('is read in order and in pages', async () => {
      for (const number of [1, 2, 3]) await treasury.submit(aBatch(`B-${number}`, [aLine(`I-${number}`)]));
      const sequences = async (query: string) => (await treasury.reports(query)).map((report) => report.sequence);
      expect(await sequences('')).toEqual([1, 2, 3]);
      expect(await sequences('?after=0&limit=2')).toEqual([1, 2]);
      expect(await sequences('?after=2&limit=2')).toEqual([3]);
      expect(await sequences('?after=3')).toEqual([]);
    });

    it('tells a reader who knows more than it that something is lost', async () => {
      const answer = await treasury.call('GET', '/gateway/v1/reports?after=1');
      expect(answer).toMatchObject({ status: 409, body: { code: 'treasury.unknown_sequence' } });
    });

    it('refuses wrong cursors', async () => {
      expect(errorsOf(await treasury.call('GET', '/gateway/v1/reports?after=x&limit=0')).sort()).toEqual([
        'after field.number_range',
        'limit field.number_range',
      ]);
    });
  });

  describe('the edge', () => {
    it.each([
      ['no token', null],
      ['another token', 'token-of-somebody-else'],
    ])('is closed to %s, except for the health of the process', async (_, token) => {
      const targets = [
        ['GET', '/gateway/v1/batches/B-1'],
        ['GET', '/gateway/v1/instructions/I-1'],
        ['GET', '/gateway/v1/reports'],
        ['PUT', '/gateway/v1/batches/B-1'],
        ['PUT', KNOBS],
      ] as const;
      for (const [method, target] of targets) {
        const answer = await treasury.call(method, target, method === 'PUT' ? {} : undefined, token);
        expect(answer).toMatchObject({ status: 401, body: { code: 'platform.unauthenticated' } });
      }
      expect(await treasury.call('GET', '/healthz', undefined, token)).toMatchObject({ status: 200 });
    });

    it('answers what it cannot read with 400 and problem+json', async () => {
      const answer = await treasury.call('PUT', '/gateway/v1/batches/B-1', '{"batchReference":');
      expect(answer).toMatchObject({
        status: 400,
        contentType: expect.stringContaining('application/problem+json') as string,
      });
    });
  });
});
