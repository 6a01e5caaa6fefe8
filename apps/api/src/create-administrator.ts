import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { Config, DomainError, PlatformModule, systemActor, UnitOfWork, uuidv7 } from '#platform';
import { createFirstAdministrator } from '#identity';

/**
 * Makes the first administrator of an empty installation: `ADMIN_USERNAME` and `ADMIN_PASSWORD` from the environment.
 * Says so and changes nothing when there are users already.
 */
const app = await NestFactory.createApplicationContext(PlatformModule, { logger: ['error'] });
try {
  const { ADMIN_USERNAME: username, ADMIN_PASSWORD: password } = app.get(Config);
  if (!password) throw new Error('ADMIN_PASSWORD is not set');
  const context = { actor: systemActor([]), requestId: uuidv7() };
  await app.get(UnitOfWork).run(context, (tx) => createFirstAdministrator(tx, { username, password }));
} catch (error) {
  if (!(error instanceof DomainError) || error.status !== 409) throw error;
} finally {
  await app.close();
}
