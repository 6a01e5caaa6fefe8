import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { PlatformModule, systemActor, UnitOfWork, uuidv7, DomainError } from '#platform';
import { createFirstAdministrator } from '#identity';

/**
 * Makes the first administrator of an empty installation: `ADMIN_USERNAME` and `ADMIN_PASSWORD` from the environment.
 * Says so and changes nothing when there are users already.
 */
const { ADMIN_USERNAME: username = 'admin', ADMIN_PASSWORD: password = '' } = process.env;
if (password.length < 10) throw new Error('ADMIN_PASSWORD must have at least 10 characters');

const app = await NestFactory.createApplicationContext(PlatformModule, { logger: ['error'] });
try {
  const context = { actor: systemActor([]), requestId: uuidv7() };
  await app.get(UnitOfWork).run(context, (tx) => createFirstAdministrator(tx, { username, password }));
} catch (error) {
  if (!(error instanceof DomainError) || error.status !== 409) throw error;
} finally {
  await app.close();
}
