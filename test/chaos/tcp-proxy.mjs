import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * A wire between the product and a server, which can be damaged (trust.md B7).
 *
 * @typedef {object} Damage
 * @property {'latency' | 'reset' | 'half_open' | 'cut'} kind bytes come late · every connection is reset, new ones too ·
 *   bytes vanish while the connections stay open · every connection is reset after so many bytes
 * @property {number} [latencyMs] at the most; how late each piece comes is random
 * @property {number} [bytes] after which a connection is cut
 */
export class TcpProxy {
  #target;
  #server;
  #random;
  /** @type {Damage | undefined} */
  #damage;
  /** @type {Set<{ client: net.Socket, server: net.Socket, carried: number }>} */
  #wires = new Set();

  /** @param {{ port: number, random: () => number }} options port: of the server behind, on 127.0.0.1 */
  static async open({ port, random }) {
    const proxy = new TcpProxy();
    proxy.#target = port;
    proxy.#random = random;
    proxy.#server = net.createServer((client) => proxy.#connect(client));
    await new Promise((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve));
    return proxy;
  }

  get port() {
    return this.#server.address().port;
  }

  /** The server behind has another port from now on. */
  leadTo(port) {
    this.#target = port;
  }

  /** @param {Damage} damage */
  damage(damage) {
    this.#damage = damage;
    for (const wire of this.#wires) wire.carried = 0;
    if (damage.kind === 'reset') this.#resetAll();
  }

  /** What was half open is known to be dead now: its other end is reset, as by the keep-alive of a real network. */
  repair() {
    const wasHalfOpen = this.#damage?.kind === 'half_open';
    this.#damage = undefined;
    if (wasHalfOpen) this.#resetAll();
  }

  async close() {
    this.#resetAll();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #connect(client) {
    if (this.#damage?.kind === 'reset') return void client.resetAndDestroy();
    const server = net.connect({ port: this.#target, host: '127.0.0.1' });
    const wire = { client, server, carried: 0 };
    this.#wires.add(wire);
    this.#carry(wire, client, server);
    this.#carry(wire, server, client);
  }

  #carry(wire, from, to) {
    // A connection that breaks takes its other half along; one that is ended ends the other half after what it carries.
    from.on('error', () => this.#reset(wire));
    from.on('close', (broken) => (broken ? this.#reset(wire) : to.end()));
    to.on('close', () => from.destroyed && this.#wires.delete(wire));
    from.on('data', async (bytes) => {
      const damage = this.#damage;
      if (damage?.kind === 'half_open') return;
      if (damage?.kind === 'latency') {
        // Nothing more is read until this piece is through, so that pieces keep their order.
        from.pause();
        await sleep(this.#random() * damage.latencyMs);
        from.resume();
      }
      wire.carried += bytes.length;
      if (damage?.kind === 'cut' && wire.carried > damage.bytes) {
        if (to.writable) to.write(bytes.subarray(0, Math.max(0, bytes.length - (wire.carried - damage.bytes))));
        return this.#reset(wire);
      }
      if (to.writable && !to.write(bytes)) {
        from.pause();
        to.once('drain', () => from.resume());
      }
    });
  }

  #reset(wire) {
    if (!this.#wires.delete(wire)) return;
    for (const socket of [wire.client, wire.server]) if (!socket.destroyed) socket.destroy();
  }

  #resetAll() {
    for (const wire of [...this.#wires]) {
      wire.client.resetAndDestroy();
      this.#reset(wire);
    }
  }
}
