import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { fen, localDate } from '#platform';
import { composeBatch } from './compose-batch.js';
import { GatewayRefusal, GatewayUnknownOutcome } from './gateway-errors.js';
import { HttpPaymentGateway } from './http-payment-gateway.js';
import type { PaymentLine } from './payment-gateway.js';

const line = (given: Partial<PaymentLine> = {}): PaymentLine => ({
  instructionReference: 'I-1',
  attempt: 1,
  amountFen: fen(40_000_000n),
  payee: { name: '示例电缆有限公司', account: '6222020200112233445', bankCode: '102100099996' },
  purpose: '首笔资金',
  ...given,
});
const batchOf = (...lines: PaymentLine[]) =>
  composeBatch({ batchReference: 'B-1', requestedExecutionDate: localDate('2026-03-02'), lines });

const instruction = {
  instructionReference: 'I-1',
  batchReference: 'B-1',
  attempt: 1,
  amountFen: '40000000',
  status: 'accepted',
  bankReference: null,
  settledAt: null,
  reasonCode: null,
};

function receiptWith(changes: object): string {
  return JSON.stringify({
    batchReference: 'B-1',
    contentHash: 'a'.repeat(64),
    count: 1,
    controlSumFen: '40000000',
    requestedExecutionDate: '2026-03-02',
    receivedAt: '2026-03-02T01:00:00.000Z',
    instructions: [instruction],
    ...changes,
  });
}

describe('composeBatch', () => {
  it('counts and sums', () => {
    const batch = batchOf(line(), line({ instructionReference: 'I-2', amountFen: fen(1n) }));
    expect(batch).toMatchObject({ count: 2, controlSumFen: 40_000_001n });
  });

  it('gives one hash for one content: attempts do not count, everything else does', () => {
    const { contentHash } = batchOf(line());
    expect(contentHash).toMatch(/^[0-9a-f]{64}$/);
    expect(batchOf(line({ attempt: 7 })).contentHash).toBe(contentHash);
    expect(batchOf(line({ purpose: '尾款' })).contentHash).not.toBe(contentHash);
    expect(batchOf(line({ amountFen: fen(40_000_001n) })).contentHash).not.toBe(contentHash);
    const { payee } = line();
    expect(batchOf(line({ payee: { ...payee, name: '他人' } })).contentHash).not.toBe(contentHash);
  });
});

describe('HttpPaymentGateway before a gateway that misbehaves', () => {
  let server: Server;
  let answer: RequestListener;
  let requests: string[];
  let gateway: HttpPaymentGateway;

  beforeEach(async () => {
    requests = [];
    server = createServer((request, response) => {
      requests.push(`${request.method} ${request.url}`);
      answer(request, response);
    });
    await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
    const { port } = server.address() as AddressInfo;
    gateway = new HttpPaymentGateway({ url: `http://127.0.0.1:${port}`, token: 'secret', timeoutMs: 300 });
  });
  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((closed) => server.close(closed));
  });

  const answers = (status: number, body = '', headers: Record<string, string> = {}): void => {
    answer = (_, response) => response.writeHead(status, headers).end(body);
  };
  const submit = () => gateway.submitBatch(batchOf(line()));

  it.each([500, 502, 503, 504, 408, 425, 429])('an answer %i leaves the outcome unknown', async (status) => {
    answers(status, '{"code":"some.code"}');
    await expect(submit()).rejects.toBeInstanceOf(GatewayUnknownOutcome);
    await expect(submit()).rejects.toMatchObject({ what: `status_${status}` });
  });

  it.each([
    ['no JSON', '<html>'],
    ['nothing', ''],
    ['other members', '{"batchReference":"B-1"}'],
    ['a number for money', receiptWith({ controlSumFen: 40000000 })],
    ['an unknown status', receiptWith({ instructions: [{ ...instruction, status: 'perhaps' }] })],
  ])('a success with %s leaves the outcome unknown', async (_, body) => {
    answers(200, body);
    await expect(submit()).rejects.toMatchObject({ name: 'GatewayUnknownOutcome', what: 'unreadable_answer' });
  });

  it('reads a receipt as the protocol says it', async () => {
    answers(201, receiptWith({}));
    expect(await submit()).toMatchObject({ controlSumFen: 40_000_000n, instructions: [{ status: 'accepted' }] });
  });

  it.each([
    ['an unknown status', { status: 'perhaps' }],
    ['a number for money', { amountFen: 1 }],
    ['a text that cannot be kept', { reasonCode: 'a\0b' }],
  ])('a report with %s does not keep the others from being read', async (_, changes) => {
    const report = {
      sequence: 1,
      instructionReference: 'I-1',
      batchReference: 'B-1',
      status: 'settled',
      amountFen: '40000000',
      bankReference: 'BANK-1',
      reportedAt: '2026-03-02T01:00:00.000Z',
      reasonCode: null,
    };
    answers(
      200,
      JSON.stringify({
        reports: [
          { ...report, ...changes },
          { ...report, sequence: 2 },
        ],
      }),
    );
    expect(await gateway.reportsAfter(0)).toMatchObject([
      { sequence: 1, unreadable: true, bankReference: 'UNREADABLE-1', instructionReference: 'I-1' },
      { sequence: 2, status: 'settled', amountFen: 40_000_000n },
    ]);
  });

  it('a connection that breaks in the middle leaves the outcome unknown', async () => {
    answer = (_, response) => {
      response.writeHead(200, { 'content-length': '1000' }).write('{"batch');
      setTimeout(() => response.destroy(), 20);
    };
    await expect(submit()).rejects.toMatchObject({ name: 'GatewayUnknownOutcome', what: 'network' });
  });

  it('silence and the caller’s own signal leave the outcome unknown', async () => {
    answer = () => undefined;
    await expect(submit()).rejects.toMatchObject({ name: 'GatewayUnknownOutcome', what: 'timeout' });
    const signal = AbortSignal.timeout(20);
    await expect(gateway.findBatch('B-1', { signal })).rejects.toMatchObject({ what: 'given_up' });
  });

  it('a redirect is not followed', async () => {
    answers(307, '', { location: '/elsewhere' });
    await expect(submit()).rejects.toBeInstanceOf(GatewayUnknownOutcome);
    expect(requests).toEqual(['PUT /gateway/v1/batches/B-1']);
  });

  it('never repeats a request by itself', async () => {
    answers(503);
    await expect(submit()).rejects.toBeInstanceOf(GatewayUnknownOutcome);
    expect(requests).toHaveLength(1);
  });

  it('a refusal carries the code and the fields of the gateway', async () => {
    answers(422, '{"code":"platform.invalid_input","errors":[{"path":"count","code":"treasury.wrong_count"},7]}');
    await expect(submit()).rejects.toBeInstanceOf(GatewayRefusal);
    await expect(submit()).rejects.toMatchObject({
      status: 422,
      code: 'platform.invalid_input',
      errors: [{ path: 'count', code: 'treasury.wrong_count' }],
    });
  });

  it('only the gateway’s own 404 means that it never received something', async () => {
    answers(404, '{"code":"treasury.unknown_batch"}');
    expect(await gateway.findBatch('B-1')).toBeNull();
    await expect(gateway.findInstruction('I-1')).rejects.toMatchObject({ code: 'treasury.unknown_batch' });
    answers(404, 'nginx');
    await expect(gateway.findBatch('B-1')).rejects.toMatchObject({ name: 'GatewayRefusal', code: 'http_404' });
  });
});
