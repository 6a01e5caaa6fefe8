export * from './rule-pack.js';
export * from './rule-pack-messages.js';
export { parseRulePack, rulePackHash } from './parse-rule-pack.js';
export { rulePackSchema } from './rule-pack.schema.js';
export * from './default-rule-packs.js';
export { rulesInWords, type RuleInWords } from './rules-in-words.js';
