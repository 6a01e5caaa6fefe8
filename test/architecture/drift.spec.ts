import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import type { OpenAPIObject } from '@nestjs/swagger';
import { allLifecycles, hasMessage } from '#platform';
import { PERMISSION_ROLES } from '#identity';
import { describeApi, permissionTable } from '../../apps/api/src/api-description.js';
import { readmesWithDiagrams } from '../../apps/api/src/lifecycle-diagrams.js';
import '../../apps/worker/src/worker.module.js';

/** Permissions that no route and no lifecycle names because code asks for them itself. */
const ASKED_IN_CODE: readonly string[] = ['disbursement.plan', 'objection.read'];

describe('what is derived from the code', () => {
  let document: OpenAPIObject;
  beforeAll(async () => {
    document = await describeApi();
  });

  const routePermissions = (): string[] =>
    Object.values(document.paths).flatMap((operations) =>
      Object.values(operations as Record<string, { 'x-permission'?: string }>).map(
        (o) => o['x-permission'] ?? 'CLOSED',
      ),
    );

  it('openapi.json is that of the routes (run `npm run gen`)', () => {
    expect(JSON.parse(readFileSync('apps/api/openapi.json', 'utf8'))).toEqual(JSON.parse(JSON.stringify(document)));
  });

  it('route-permissions.txt is that of the routes (run `npm run gen` and review the difference)', () => {
    expect(readFileSync('apps/api/route-permissions.txt', 'utf8')).toBe(permissionTable(document));
  });

  it('no route is without an access rule', () => {
    expect(routePermissions()).not.toContain('CLOSED');
  });

  it('every permission that is asked for can be held by somebody', () => {
    const lifecycles = allLifecycles().flatMap((l) => Object.values(l.actions).map((a) => a.permission));
    const asked = [...routePermissions(), ...lifecycles].filter((p) => !['public', 'signed_in'].includes(p));
    expect(asked.filter((p) => !PERMISSION_ROLES[p])).toEqual([]);
    const idle = Object.keys(PERMISSION_ROLES).filter((p) => !asked.includes(p) && !ASKED_IN_CODE.includes(p));
    expect(idle).toEqual([]);
  });

  it('every guard has its words', () => {
    const guards = allLifecycles().flatMap((l) => Object.values(l.actions).flatMap((a) => a.guards ?? []));
    expect(guards.map((guard) => guard.code).filter((code) => !hasMessage(code))).toEqual([]);
  });

  it('every READMEs’ state diagram is that of its lifecycle (run `npm run gen`)', () => {
    for (const { path, written, generated } of readmesWithDiagrams()) {
      expect(`${path}\n${written}`).toBe(`${path}\n${generated}`);
    }
  });
});
