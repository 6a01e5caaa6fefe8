import type { DrawingOrder } from './draw-document.js';
import type { DrawingOffice } from './drawing-office.js';
import { DrawnDocuments } from './drawn-documents.js';

const orderOf = (title: string): DrawingOrder => ({
  paper: { title, shortName: title, dataAt: new Date(0), footer: '', blocks: [] },
  format: 'pdf',
});

/** An office whose drawings are ready when the test says so. */
class Office {
  readonly waiting: (() => void)[] = [];
  drawn = 0;

  draw({ paper }: DrawingOrder): Promise<Buffer> {
    this.drawn += 1;
    return new Promise((resolve) => this.waiting.push(() => resolve(Buffer.alloc(12 * 1024 * 1024, paper.title))));
  }

  finish(): void {
    for (const resolve of this.waiting.splice(0)) resolve();
  }
}

describe('documents that anybody may ask for', () => {
  let office: Office;
  let documents: DrawnDocuments;
  beforeEach(() => {
    office = new Office();
    documents = new DrawnDocuments(office as unknown as DrawingOffice);
  });
  const drawn = async (title: string): Promise<string> => {
    const asked = documents.draw(orderOf(title));
    office.finish();
    return (await asked).hash;
  };

  it('are drawn once, however many ask at the same time or later', async () => {
    const asked = Promise.all([documents.draw(orderOf('a')), documents.draw(orderOf('a'))]);
    office.finish();
    const [one, other] = await asked;
    expect(one.hash).toBe(other.hash);
    expect(await drawn('a')).toBe(one.hash);
    expect(office.drawn).toBe(1);
    expect(await drawn('b')).not.toBe(one.hash);
    expect(office.drawn).toBe(2);
  });

  it('are thrown away when they take too much room, the one used last at the last', async () => {
    await drawn('a');
    await drawn('b');
    await drawn('a');
    await drawn('c');
    expect(office.drawn).toBe(3);
    await drawn('a');
    expect(office.drawn).toBe(3);
    await drawn('b');
    expect(office.drawn).toBe(4);
  });

  it('keep nobody waiting behind more than a few others', async () => {
    const asked = ['a', 'b', 'c', 'd'].map((title) => documents.draw(orderOf(title)));
    await expect(documents.draw(orderOf('e'))).rejects.toMatchObject({ status: 429, code: 'document.busy' });
    office.finish();
    await Promise.all(asked);
    await drawn('e');
  });
});
