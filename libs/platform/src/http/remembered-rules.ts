import { getMetadataStorage } from 'class-validator';

type Storage = ReturnType<typeof getMetadataStorage>;
type Rules = ReturnType<Storage['getTargetValidationMetadatas']>;

/**
 * class-validator goes through the decorators of all classes of the process at each validation to find those of one: a
 * fifth of the api's time. A class has all of its decorators when it exists, so what was found once is kept.
 */
export function rememberRules(storage: Storage = getMetadataStorage()): void {
  const known = new WeakMap<object, Rules>();
  const find = storage.getTargetValidationMetadatas.bind(storage);
  storage.getTargetValidationMetadatas = (...asked) => {
    const [target, schema, always, strictGroups, groups] = asked;
    // Schemas and groups, which choose among the rules of a class, are not used here and not remembered.
    const chooses = schema || always || strictGroups || (groups && groups.length > 0);
    if (chooses || typeof target !== 'function') return find(...asked);
    const rules = known.get(target) ?? find(...asked);
    known.set(target, rules);
    return rules;
  };
}
