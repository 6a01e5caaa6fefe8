import { Socket } from 'node:net';

/**
 * Sends everything that is written in one turn of the event loop in one system call. A unit that asks several things at
 * once has them travel together; a call of its own for each costs a process more than the statement does.
 */
export class GatheringSocket extends Socket {
  private isGathering = false;

  override write(...message: unknown[]): boolean {
    if (!this.isGathering) {
      this.isGathering = true;
      this.cork();
      process.nextTick(() => {
        this.isGathering = false;
        this.uncork();
      });
    }
    return super.write(...(message as Parameters<Socket['write']>));
  }
}
