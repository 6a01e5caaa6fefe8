import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { UserError } from './log.mjs';

/** How long a port may stay busy because the apps of a killed start are still ending. */
const GRACE_MS = 3_000;

/** A port of 127.0.0.1 that nobody listens on. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = /** @type {net.AddressInfo} */ (server.address());
      server.close(() => resolve(port));
    });
  });
}

/**
 * The port the api shall listen on, once it is known to be free.
 *
 * @param {string | undefined} text the value of PORT; 3000 when missing
 * @returns {Promise<number>}
 * @throws {UserError} when it is no port, not allowed, or still busy after three seconds
 */
export async function claimPort(text) {
  const port = Number(text || '3000');
  if (!Number.isInteger(port) || port < 1 || port > 65535) throw new UserError(`PORT=${text} is not a port number.`);
  const giveUpAt = Date.now() + GRACE_MS;
  for (;;) {
    const problem = await whyUnusable(port);
    if (!problem) return port;
    if (problem !== 'EADDRINUSE') throw new UserError(`Port ${port} cannot be used: ${problem}.`);
    if (Date.now() > giveUpAt) {
      throw new UserError(`Port ${port} is already in use. Stop that process, or set PORT to another port.`);
    }
    await sleep(200);
  }
}

/**
 * The error code that listening on the port meets, or undefined. Connecting comes first because on some systems one
 * may listen on 0.0.0.0 while another process listens on 127.0.0.1.
 */
async function whyUnusable(port) {
  if (await isListening(port)) return 'EADDRINUSE';
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', (error) => resolve(/** @type {NodeJS.ErrnoException} */ (error).code ?? error.message));
    server.listen(port, '0.0.0.0', () => server.close(() => resolve(undefined)));
  });
}

/**
 * Whether something accepts connections on a port of 127.0.0.1.
 *
 * @param {number} port
 */
export function isListening(port) {
  return new Promise((resolve) => {
    const socket = net.connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
