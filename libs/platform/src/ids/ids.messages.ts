import { defineMessages } from '../errors/index.js';

export const idsMessages = defineMessages({
  'ids.not_uuidv7': { zh: '编号不是 UUIDv7', en: 'The id is not a UUIDv7' },
});
