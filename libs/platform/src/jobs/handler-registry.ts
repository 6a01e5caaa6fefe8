import { Injectable } from '@nestjs/common';
import type { Handler } from './handler.js';

/** Every handler this process knows. Jobs modules fill it when they are constructed. */
@Injectable()
export class HandlerRegistry {
  private readonly byName = new Map<string, Handler>();

  /** @throws Error when two handlers have one name: the process must not start */
  register(...handlers: readonly Handler[]): void {
    for (const handler of handlers) {
      if (this.byName.has(handler.name)) throw new Error(`two handlers are named ${handler.name}`);
      this.byName.set(handler.name, handler);
    }
  }

  find(name: string): Handler | undefined {
    return this.byName.get(name);
  }

  listeningTo(eventType: string): readonly Handler[] {
    return [...this.byName.values()].filter((handler) => handler.on === eventType);
  }

  all(): readonly Handler[] {
    return [...this.byName.values()];
  }
}
