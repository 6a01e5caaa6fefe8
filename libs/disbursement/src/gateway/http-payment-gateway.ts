import { batchToJson } from './compose-batch.js';
import { readInstruction, readProblem, readReceipt, readReports } from './gateway-answer.js';
import { GatewayRefusal, GatewayUnknownOutcome } from './gateway-errors.js';
import {
  PaymentGateway,
  type BatchReceipt,
  type CallOptions,
  type FeedOptions,
  type InstructionState,
  type PaymentBatchMessage,
  type PaymentReport,
} from './payment-gateway.js';

const DEFAULT_TIMEOUT_MS = 10_000;
const DEFAULT_LIMIT = 100;

/** A timeout and a throttled request say nothing about the content: they are no refusals of it. */
const UNDECIDED_STATUSES: readonly number[] = [408, 425, 429];

export interface HttpPaymentGatewayOptions {
  /** Base address, `http://127.0.0.1:3900`. */
  readonly url: string;
  readonly token: string;
  /** How long a call may take in milliseconds, 10 000 when not given. */
  readonly timeoutMs?: number;
}

interface Call {
  readonly method: 'GET' | 'PUT';
  readonly path: string;
  readonly body?: object;
  readonly signal?: AbortSignal;
}

/** Speaks the gateway protocol of apps/treasury/README.md over HTTP. It never repeats a request by itself. */
export class HttpPaymentGateway extends PaymentGateway {
  private readonly base: string;

  constructor(private readonly options: HttpPaymentGatewayOptions) {
    super();
    this.base = options.url.replace(/\/+$/, '');
  }

  override submitBatch(batch: PaymentBatchMessage, { signal }: CallOptions = {}): Promise<BatchReceipt> {
    const path = `/gateway/v1/batches/${encodeURIComponent(batch.batchReference)}`;
    return this.call({ method: 'PUT', path, body: batchToJson(batch), signal }, readReceipt);
  }

  override findBatch(batchReference: string, { signal }: CallOptions = {}): Promise<BatchReceipt | null> {
    const path = `/gateway/v1/batches/${encodeURIComponent(batchReference)}`;
    return nullWhen('treasury.unknown_batch', this.call({ method: 'GET', path, signal }, readReceipt));
  }

  override findInstruction(
    instructionReference: string,
    { signal }: CallOptions = {},
  ): Promise<InstructionState | null> {
    const path = `/gateway/v1/instructions/${encodeURIComponent(instructionReference)}`;
    return nullWhen('treasury.unknown_instruction', this.call({ method: 'GET', path, signal }, readInstruction));
  }

  override reportsAfter(
    sequence: number,
    { limit = DEFAULT_LIMIT, signal }: FeedOptions = {},
  ): Promise<readonly PaymentReport[]> {
    return this.call(
      { method: 'GET', path: `/gateway/v1/reports?after=${sequence}&limit=${limit}`, signal },
      readReports,
    );
  }

  private async call<T>(call: Call, read: (body: unknown) => T): Promise<T> {
    const operation = `${call.method} ${call.path}`;
    const { status, text } = await this.exchange(call, operation);
    if (status >= 400 && status < 500 && !UNDECIDED_STATUSES.includes(status)) {
      const { code, errors } = readProblem(parsed(text));
      throw new GatewayRefusal(operation, status, code ?? `http_${status}`, errors);
    }
    if (status !== 200 && status !== 201) throw new GatewayUnknownOutcome(operation, `status_${status}`);
    try {
      return read(parsed(text));
    } catch (error) {
      throw new GatewayUnknownOutcome(operation, 'unreadable_answer', error);
    }
  }

  private async exchange(call: Call, operation: string): Promise<{ status: number; text: string }> {
    const timeout = AbortSignal.timeout(this.options.timeoutMs ?? DEFAULT_TIMEOUT_MS);
    const signal = call.signal ? AbortSignal.any([timeout, call.signal]) : timeout;
    try {
      const response = await fetch(`${this.base}${call.path}`, {
        method: call.method,
        headers: {
          authorization: `Bearer ${this.options.token}`,
          accept: 'application/json',
          ...(call.body && { 'content-type': 'application/json' }),
        },
        body: call.body && JSON.stringify(call.body),
        // A redirected payment would go to somebody whom nobody configured.
        redirect: 'error',
        signal,
      });
      return { status: response.status, text: await response.text() };
    } catch (error) {
      const what = timeout.aborted ? 'timeout' : call.signal?.aborted ? 'given_up' : 'network';
      throw new GatewayUnknownOutcome(operation, what, error);
    }
  }
}

/**
 * Null for this very 404 of the gateway. Any other 404 comes from a wrong address or a proxy in between and must not
 * be taken for "never received".
 */
async function nullWhen<T>(code: string, answer: Promise<T>): Promise<T | null> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof GatewayRefusal && error.status === 404 && error.code === code) return null;
    throw error;
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
