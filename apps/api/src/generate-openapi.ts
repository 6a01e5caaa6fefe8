import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { describeApi, permissionTable } from './api-description.js';

const document = await describeApi();
writeFileSync('apps/api/openapi.json', `${JSON.stringify(document, null, 2)}\n`);
writeFileSync('apps/api/route-permissions.txt', permissionTable(document));
