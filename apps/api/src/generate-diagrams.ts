import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { readmesWithDiagrams } from './lifecycle-diagrams.js';

for (const { path, generated } of readmesWithDiagrams()) writeFileSync(path, generated);
