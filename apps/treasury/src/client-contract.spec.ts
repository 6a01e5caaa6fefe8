import {
  composeBatch,
  GatewayRefusal,
  GatewayUnknownOutcome,
  HttpPaymentGateway,
  type PaymentBatchMessage,
} from '#disbursement';
import { fen, localDate } from '#platform';
import { RunningTreasury, TOKEN } from './testing/running-treasury.js';

const KNOBS = '/gateway/v1/knobs';

/** The two ends of the protocol meet here: the product's client and the stand-in (README.md). */
describe('the client against the stand-in', () => {
  let treasury: RunningTreasury;
  let gateway: HttpPaymentGateway;

  beforeEach(async () => {
    treasury = await RunningTreasury.start();
    gateway = new HttpPaymentGateway({ url: `${treasury.url}/`, token: TOKEN });
  });
  afterEach(() => treasury.discard());

  const batch = (batchReference: string, instructionReference: string, attempt = 1): PaymentBatchMessage =>
    composeBatch({
      batchReference,
      requestedExecutionDate: localDate('2026-03-02'),
      lines: [
        {
          instructionReference,
          attempt,
          amountFen: fen(9_007_199_254_740_993n),
          payee: { name: '示例电缆有限公司', account: '6222020200112233445', bankCode: '102100099996' },
          purpose: '揭榜挂帅项目首笔资金',
        },
      ],
    });

  it('submits, asks and reads the feed with typed results', async () => {
    const receipt = await gateway.submitBatch(batch('B-1', 'I-1'));
    expect(receipt).toMatchObject({ batchReference: 'B-1', controlSumFen: 9_007_199_254_740_993n, count: 1 });
    expect(receipt.receivedAt).toBeInstanceOf(Date);
    expect(await gateway.findBatch('B-1')).toEqual(receipt);

    const state = await gateway.findInstruction('I-1');
    expect(state).toEqual(receipt.instructions[0]);
    expect(state).toMatchObject({ status: 'settled', amountFen: 9_007_199_254_740_993n, attempt: 1, reasonCode: null });

    const [report] = await gateway.reportsAfter(0, { limit: 1 });
    expect(report).toMatchObject({
      sequence: 1,
      instructionReference: 'I-1',
      status: 'settled',
      bankReference: state?.bankReference,
      reportedAt: state?.settledAt,
    });
    expect(await gateway.reportsAfter(1)).toEqual([]);
  });

  it('says null for what the gateway never received', async () => {
    expect(await gateway.findBatch('B-1')).toBeNull();
    expect(await gateway.findInstruction('I-1')).toBeNull();
  });

  it('sees a return as a report of its own, and pays again under a new reference', async () => {
    await treasury.call('PUT', KNOBS, { returnNext: { count: 1, reason: 'name_mismatch' } });
    await gateway.submitBatch(batch('B-1', 'I-1'));
    await gateway.submitBatch(batch('B-2', 'I-1-2'));
    const reports = await gateway.reportsAfter(0);
    expect(
      reports.map(({ instructionReference, status, reasonCode }) => [instructionReference, status, reasonCode]),
    ).toEqual([
      ['I-1', 'settled', null],
      ['I-1', 'returned', 'name_mismatch'],
      ['I-1-2', 'settled', null],
    ]);
  });

  it('may send the same content with a later attempt: nothing is paid again', async () => {
    const first = await gateway.submitBatch(batch('B-1', 'I-1', 1));
    const second = await gateway.submitBatch(batch('B-1', 'I-1', 2));
    expect(second.contentHash).toBe(first.contentHash);
    expect(second.instructions[0]).toEqual({ ...first.instructions[0], attempt: 2 });
    await expect(gateway.submitBatch(batch('B-1', 'I-1', 1))).rejects.toMatchObject({ code: 'treasury.stale_attempt' });
    expect(await gateway.reportsAfter(0)).toHaveLength(1);
  });

  it('tells refusals with their code and their fields', async () => {
    await gateway.submitBatch(batch('B-1', 'I-1'));
    const other = gateway.submitBatch(batch('B-1', 'I-2'));
    await expect(other).rejects.toBeInstanceOf(GatewayRefusal);
    await expect(other).rejects.toMatchObject({ status: 409, code: 'treasury.different_content' });
    const wrong = gateway.submitBatch({ ...batch('B-2', 'I-3'), controlSumFen: fen(1n) });
    await expect(wrong).rejects.toMatchObject({ status: 422, errors: [{ path: 'controlSumFen' }] });
    const stranger = new HttpPaymentGateway({ url: treasury.url, token: 'token-of-somebody-else' });
    await expect(stranger.findBatch('B-1')).rejects.toMatchObject({ name: 'GatewayRefusal', status: 401 });
  });

  it('does not know the outcome after a timeout, asks by reference, and nothing is paid twice', async () => {
    await treasury.call('PUT', KNOBS, { delayMs: 800 });
    const hasty = new HttpPaymentGateway({ url: treasury.url, token: TOKEN, timeoutMs: 200 });
    const submission = hasty.submitBatch(batch('B-1', 'I-1'));
    await expect(submission).rejects.toBeInstanceOf(GatewayUnknownOutcome);
    await expect(submission).rejects.toMatchObject({ what: 'timeout' });
    await treasury.call('PUT', KNOBS, {});
    expect(await gateway.findBatch('B-1')).toMatchObject({ instructions: [{ status: 'settled' }] });
    await gateway.submitBatch(batch('B-1', 'I-1'));
    expect(await gateway.reportsAfter(0)).toHaveLength(1);
  });

  it('does not know the outcome when nobody listens', async () => {
    await treasury.stop();
    await expect(gateway.submitBatch(batch('B-1', 'I-1'))).rejects.toMatchObject({
      name: 'GatewayUnknownOutcome',
      what: 'network',
    });
  });
});
