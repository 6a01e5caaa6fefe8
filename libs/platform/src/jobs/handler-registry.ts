import { Injectable } from '@nestjs/common';
import type { Handler, PeriodicTask } from './handler.js';

/** Every handler this process knows. Jobs modules fill it when they are constructed. */
@Injectable()
export class HandlerRegistry {
  private readonly byName = new Map<string, Handler>();
  private readonly tasks = new Map<string, PeriodicTask>();

  /** @throws Error when two handlers have one name: the process must not start */
  register(...handlers: readonly Handler[]): void {
    for (const handler of handlers) {
      if (this.byName.has(handler.name)) throw new Error(`two handlers are named ${handler.name}`);
      this.byName.set(handler.name, handler);
    }
  }

  /** @throws Error when two tasks have one name */
  registerPeriodic(...tasks: readonly PeriodicTask[]): void {
    for (const task of tasks) {
      if (this.tasks.has(task.name)) throw new Error(`two periodic tasks are named ${task.name}`);
      this.tasks.set(task.name, task);
    }
  }

  periodic(): readonly PeriodicTask[] {
    return [...this.tasks.values()];
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
