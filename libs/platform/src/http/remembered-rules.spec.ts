import { getMetadataStorage, IsInt, Min, validate } from 'class-validator';
import { rememberRules } from './remembered-rules.js';

class Base {
  @IsInt() count!: number;
}
class Derived extends Base {
  @Min(5) size = 1;
}

const failing = async (object: object): Promise<string[]> =>
  (await validate(object)).flatMap(({ constraints }) => Object.keys(constraints ?? {})).sort();
const having = <T extends object>(object: T, count: unknown): T => Object.assign(object, { count });

describe('remembered rules', () => {
  it('are those that were found, of a class and of what it inherits, and are looked for once', async () => {
    const before = [await failing(having(new Base(), 'x')), await failing(having(new Derived(), 1.5))];
    const storage = getMetadataStorage();
    let asked = 0;
    const original = storage.getTargetValidationMetadatas.bind(storage);
    storage.getTargetValidationMetadatas = (...of) => {
      asked += 1;
      return original(...of);
    };
    rememberRules(storage);
    for (let round = 0; round < 3; round += 1) {
      expect([await failing(having(new Base(), 'x')), await failing(having(new Derived(), 1.5))]).toEqual(before);
      expect(await failing(having(new Derived(), 5))).toEqual(['min']);
    }
    expect(before).toEqual([['isInt'], ['isInt', 'min']]);
    expect(asked).toBe(2);
  });
});
