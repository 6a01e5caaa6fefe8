import { uuidv7 } from '../ids/index.js';
import { lock } from '../database/lock.js';
import { asOwner, Workshop } from '../test-support/widget.js';
import { verifyAuditChain, type ChainVerdict } from './verify-chain.js';

describe('the audit chain', () => {
  let workshop: Workshop;
  beforeAll(async () => {
    workshop = await Workshop.open();
    await Promise.all(Array.from({ length: 200 }, () => entry()));
  });
  afterAll(() => workshop.close());

  const entry = (): Promise<void> =>
    workshop.unit.run(workshop.context(), async (tx) => {
      await lock(tx, [], null);
      tx.audit({ action: 'widget.look', subjectType: 'widget', subjectId: uuidv7(), reason: '看一眼 "quoted" \n' });
      tx.audit({ action: 'widget.touch', subjectType: 'widget', subjectId: uuidv7() });
    });
  const verify = (): Promise<ChainVerdict> => workshop.unit.read(workshop.context(), (tx) => verifyAuditChain(tx));

  it('holds under 200 concurrent units', async () => {
    expect(await verify()).toMatchObject({ intact: true, checked: 400, firstBrokenSeq: null });
  });

  it('holds while people go on working', async () => {
    const verdict = await workshop.unit.read(workshop.context(), (tx) => {
      const query = async (sql: string, params?: readonly unknown[]) => {
        const rows = await tx.query(sql, params);
        if (sql.includes('audit_head')) await entry();
        return rows;
      };
      return verifyAuditChain({ query } as never);
    });
    expect(verdict).toMatchObject({ intact: true, firstBrokenSeq: null });
  });

  it('cannot be changed by the running product', async () => {
    await expect(workshop.source.query('update audit_entry set action = action')).rejects.toThrow(/permission denied/);
    await expect(workshop.source.query('delete from audit_entry')).rejects.toThrow(/permission denied/);
    await expect(workshop.source.query('truncate audit_entry')).rejects.toThrow(/permission denied/);
    await expect(workshop.source.query('update audit_head set seq = 1')).rejects.toThrow(/permission denied/);
  });

  it('cannot be changed by the owner either, triggers standing', async () => {
    for (const statement of [
      'update audit_entry set action = action',
      'delete from audit_entry',
      'truncate audit_entry',
    ]) {
      await expect(asOwner((client) => client.query(statement))).rejects.toMatchObject({ code: '42501' });
    }
  });

  it.each([
    ['an edit', `update audit_entry set body = replace(body, 'look', 'lock') where seq = 41`, '41'],
    ['an edited column', `update audit_entry set action = 'widget.other' where seq = 42`, '42'],
    ['a deletion', 'delete from audit_entry where seq = 43', '44'],
    ['a moved time', `update audit_entry set at = at + interval '1 microsecond' where seq = 44`, '44'],
    ['a cut tail', 'delete from audit_entry where seq > 390', '391'],
  ])('shows %s by somebody who can switch triggers off', async (_, tampering, seq) => {
    const verdict = await asOwner(async (client) => {
      await client.query('begin');
      await client.query('alter table audit_entry disable trigger user');
      await client.query(tampering);
      const tx = { query: async (sql: string, params: unknown[]) => (await client.query(sql, params)).rows };
      const seen = await verifyAuditChain(tx as never);
      await client.query('rollback');
      return seen;
    });
    expect(verdict).toMatchObject({ intact: false, firstBrokenSeq: seq });
    expect(await verify()).toMatchObject({ intact: true });
  });
});
