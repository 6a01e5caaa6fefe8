import 'reflect-metadata';
import { runApi } from '#platform/http';
import { ApiModule } from './api.module.js';

await runApi(ApiModule);
