// Registers everybody of a cast in the database of this process, and tells its parent who they are.
import 'reflect-metadata';
import { registerEverybody, told } from '../../dist/test/builders/people.js';
import { System } from '../../dist/test/support/system.js';

const system = await System.start();
await system.createAdministrator();
const everybody = told(await registerEverybody(system));
await system.stop();
process.send(everybody, () => process.disconnect());
