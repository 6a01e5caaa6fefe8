import { DEFAULT_PAGE, MAX_PAGE, type PageRequest } from '../database/page.js';
import { IntField, TextField } from './fields.js';

/** The paging parameters of every list. */
export class ListQuery implements PageRequest {
  @IntField({ min: 1, max: MAX_PAGE, optional: true, query: true, doc: '每页条数 / page size' })
  limit: number = DEFAULT_PAGE;

  @TextField({ max: 1000, optional: true, doc: '下一页游标 / cursor of the next page' })
  cursor?: string;
}
