import { aBatch, aLine, RunningTreasury } from './testing/running-treasury.js';

const LINES = ['I-1', 'I-2', 'I-3', 'I-4', 'I-5', 'I-6'];

describe('the faults of the stand-in', () => {
  let treasury: RunningTreasury;
  beforeEach(async () => {
    treasury = await RunningTreasury.start();
  });
  afterEach(() => treasury.discard());

  const set = async (knobs: object): Promise<void> => {
    expect(await treasury.call('PUT', '/gateway/v1/knobs', knobs)).toMatchObject({ status: 204 });
  };
  const pay = (...references: string[]) =>
    treasury.submit(
      aBatch(
        'B-1',
        references.map((each) => aLine(each)),
      ),
    );
  const told = async (query = '') =>
    (await treasury.reports(query)).map((report) => `${report['instructionReference']}:${report['status']}`);
  const paid = async () => {
    const { payments } = (await treasury.call('GET', '/gateway/v1/payments')).body as { payments: Payment[] };
    return payments.map(({ instructionReference, settled, rejected, returned }) =>
      [instructionReference, settled, rejected, returned].join(' '),
    );
  };
  const statusOf = async (reference: string) =>
    (await treasury.call('GET', `/gateway/v1/instructions/${reference}`)).body['status'];

  it('are shown with what is left of their counts and how often they struck', async () => {
    await set({ wrongName: { next: 2 }, seed: 7 });
    await pay('I-1');
    expect((await treasury.call('GET', '/gateway/v1/knobs')).body).toEqual({
      settings: { wrongName: { next: 1 }, seed: 7 },
      struck: { wrongName: 1 },
      daysAhead: 0,
    });
  });

  it('are the same for the same seed, and others for another', async () => {
    const pattern = async (seed: number): Promise<string[]> => {
      const other = await RunningTreasury.start();
      try {
        await other.call('PUT', '/gateway/v1/knobs', { partialFailure: { ppm: 500_000 }, seed });
        await other.submit(
          aBatch(
            'B-1',
            LINES.map((each) => aLine(each)),
          ),
        );
        return (await other.reports()).map(({ status }) => String(status));
      } finally {
        await other.discard();
      }
    };
    const first = await pattern(5);
    expect(await pattern(5)).toEqual(first);
    expect(new Set(first)).toEqual(new Set(['settled', 'rejected']));
    expect(await pattern(6)).not.toEqual(first);
  });

  it('lostAck: paid, and the answer never comes', async () => {
    await set({ lostAck: { next: 1 } });
    await expect(pay('I-1')).rejects.toThrow('fetch failed');
    expect(await paid()).toEqual(['I-1 1 0 0']);
    expect(await pay('I-1')).toMatchObject({ status: 200 });
    expect(await paid()).toEqual(['I-1 1 0 0']);
  });

  it('down and serverError: nothing was done', async () => {
    await set({ down: { next: 1 }, serverError: { next: 1 } });
    await expect(pay('I-1')).rejects.toThrow('fetch failed');
    expect(await pay('I-1')).toMatchObject({ status: 503, body: { code: 'treasury.out_of_order' } });
    expect(await paid()).toEqual([]);
  });

  it('slow: the answer takes its time', async () => {
    await set({ slow: { next: 1 }, slowMs: 300 });
    const started = performance.now();
    await pay('I-1');
    expect(performance.now() - started).toBeGreaterThan(290);
  });

  it('lostReport: only asking tells', async () => {
    await set({ lostReport: { next: 1 } });
    await pay('I-1', 'I-2');
    expect(await told()).toEqual(['I-2:settled']);
    expect(await statusOf('I-1')).toBe('settled');
    treasury = await treasury.restart();
    expect(await told()).toEqual(['I-2:settled']);
    expect(await statusOf('I-1')).toBe('settled');
  });

  it('duplicateReport: the same report under two sequences, of one payment', async () => {
    await set({ duplicateReport: { next: 1 } });
    await pay('I-1');
    const [first, second] = await treasury.reports();
    expect(second).toEqual({ ...first, sequence: 2 });
    expect(await paid()).toEqual(['I-1 1 0 0']);
  });

  it('lateReport: accepted until the feed was read so often, and paid once however often it is sent', async () => {
    await set({ lateReport: { next: 1 }, latePolls: 2 });
    await pay('I-1');
    await pay('I-1');
    expect(await statusOf('I-1')).toBe('accepted');
    expect(await told()).toEqual([]);
    expect(await told()).toEqual(['I-1:settled']);
    expect(await paid()).toEqual(['I-1 1 0 0']);
  });

  it('lateReport: or until so many days are over', async () => {
    await set({ lateReport: { next: 1 }, lateDays: 10 });
    await pay('I-1');
    await treasury.call('PUT', '/gateway/v1/clock', { daysAhead: 9 });
    expect(await told()).toEqual([]);
    await treasury.call('PUT', '/gateway/v1/clock', { daysAhead: 10 });
    expect(await told()).toEqual(['I-1:settled']);
  });

  it('outOfOrder: every report once, in another order; what is true keeps its order', async () => {
    await set({ outOfOrder: { next: 1 }, returnNext: { count: 6, reason: 'account_closed' }, seed: 3 });
    await pay(...LINES);
    const reports = await told();
    const inOrder = LINES.flatMap((each) => [`${each}:settled`, `${each}:returned`]);
    expect(reports).not.toEqual(inOrder);
    expect([...reports].sort()).toEqual([...inOrder].sort());
    expect(await Promise.all(LINES.map(statusOf))).toEqual(LINES.map(() => 'returned'));
  });

  it('wrongName and partialFailure: single lines of a batch are rejected', async () => {
    await set({ wrongName: { next: 1 } });
    await pay('I-1', 'I-2');
    expect(await told()).toEqual(['I-1:rejected', 'I-2:settled']);
    expect((await treasury.reports())[0]).toMatchObject({ reasonCode: 'name_mismatch' });
  });

  it('wrongAmount and wrongReference: the feed says what is not so, asking tells the truth', async () => {
    await set({ wrongAmount: { next: 1 }, wrongReference: { next: 1 } });
    await pay('I-1', 'I-2');
    expect(await treasury.reports()).toMatchObject([
      { instructionReference: 'I-1', amountFen: '40000001' },
      { instructionReference: 'I-2-X', amountFen: '40000000' },
    ]);
    expect((await treasury.call('GET', '/gateway/v1/instructions/I-1')).body).toMatchObject({ amountFen: '40000000' });
    expect(await statusOf('I-2')).toBe('settled');
  });

  it('returnLater: settled, and back after so many days', async () => {
    await set({ returnLater: { next: 1 }, returnAfterDays: 30 });
    await pay('I-1');
    expect(await told()).toEqual(['I-1:settled']);
    await treasury.call('PUT', '/gateway/v1/clock', { daysAhead: 30 });
    expect(await told()).toEqual(['I-1:settled', 'I-1:returned']);
    expect(await paid()).toEqual(['I-1 1 0 1']);
  });

  it('duplicateFile: what arrives twice is paid once, unless the bank is broken', async () => {
    await set({ duplicateFile: { next: 1 } });
    await pay('I-1');
    expect(await paid()).toEqual(['I-1 1 0 0']);
    await set({ duplicateFile: { next: 1 }, paysAgain: true });
    await treasury.submit(aBatch('B-2', [aLine('I-2')]));
    expect(await paid()).toEqual(['I-1 1 0 0', 'I-2 2 0 0']);
  });
});

interface Payment {
  readonly instructionReference: string;
  readonly settled: number;
  readonly rejected: number;
  readonly returned: number;
}
