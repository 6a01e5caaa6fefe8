import type { DataSource } from 'typeorm';
import { asOwner, Workshop } from '../test-support/widget.js';
import { assertRuntimeRole } from './data-source.js';

describe('the role of a connection', () => {
  let workshop: Workshop;
  beforeAll(async () => {
    workshop = await Workshop.open();
  });
  afterAll(() => workshop.close());

  it('may be that of the running product', async () => {
    await expect(assertRuntimeRole(workshop.source)).resolves.toBeUndefined();
  });

  it('may not own tables: whoever owns them passes by grants and triggers', async () => {
    const judged = asOwner((client) => {
      const source = { query: async (sql: string) => (await client.query(sql)).rows as unknown };
      return assertRuntimeRole(source as unknown as DataSource);
    });
    await expect(judged).rejects.toThrow(/must be neither superuser nor owner of tables/);
  });
});
