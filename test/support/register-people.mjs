// Registers everybody of a cast in the database of this process, and tells its parent who they are.
import 'reflect-metadata';
import { registerEverybody } from '../../dist/test/builders/people.js';
import { System } from '../../dist/test/support/system.js';

const system = await System.start();
await system.createAdministrator();
const { admin, people, experts } = await registerEverybody(system);
await system.stop();

const told = ({ client, ...rest }) => ({ ...rest, token: client.token });
const everybody = {
  admin: admin.token,
  people: Object.fromEntries(Object.entries(people).map(([name, person]) => [name, told(person)])),
  experts: experts.map(told),
};
process.send(JSON.stringify(everybody), () => process.disconnect());
