import { SUBJECTS, type SubjectType } from '../../libs/notification/src/subjects.js';
import { everySubject } from '../builders/every-subject.js';
import { expectInvariants } from '../support/invariants.js';
import { System } from '../support/system.js';

/** Subjects that the scene has no story of. */
const NOT_IN_THE_SCENE: readonly SubjectType[] = ['panel', 'payment_batch', 'job'];

interface Told {
  readonly kind: string;
  readonly subject: SubjectType;
  readonly names: readonly string[];
}

describe('what people are told of every subject', () => {
  let system: System;
  beforeAll(async () => {
    system = await System.start();
    await everySubject(system);
    await system.drainJobs();
  }, 300_000);
  afterAll(() => system.stop());

  it('has exactly the parameters that its sample shows', async () => {
    const told = await system.rows<Told>(
      `select distinct kind, subject_type as subject,
              array(select name from jsonb_object_keys(params) as name order by name) as names
         from notification where kind not like 'deadline.%' order by kind`,
    );
    for (const { kind, subject, names } of told) {
      expect({ kind, names }).toEqual({ kind, names: Object.keys(SUBJECTS[subject].sample).sort() });
    }
    const seen = new Set(told.map(({ subject }) => subject));
    const all = Object.keys(SUBJECTS) as SubjectType[];
    expect(all.filter((subject) => !seen.has(subject) && !NOT_IN_THE_SCENE.includes(subject))).toEqual([]);
  });

  it('is told to nobody who may not know of it', async () => {
    const strangers = await system.rows(
      `select n.kind from notification n join proposal p on p.id = n.subject_id
        where n.subject_type = 'proposal' and not exists (
          select 1 from role_grant g where g.user_id = n.user_id and g.role = 'taker' and g.organisation_id = p.taker_id)`,
    );
    expect(strangers).toEqual([]);
    const secretly = await system.rows(
      `select n.kind from notification n join objection o on o.id = n.subject_id
         join role_grant g on g.user_id = n.user_id
        where o.kind = 'misconduct' and g.role not in ('oversight') and n.user_id <> o.filer_id`,
    );
    expect(secretly).toEqual([]);
    await expectInvariants();
  });
});
