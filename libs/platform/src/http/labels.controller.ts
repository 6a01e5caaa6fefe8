import { Controller, Header } from '@nestjs/common';
import { allMessages, type Text } from '../errors/index.js';
import { allLifecycles } from '../lifecycle/index.js';
import { ReadRoute } from './routes.js';

interface LifecycleLabels extends Text {
  readonly states: Readonly<Record<string, Text & { readonly final: boolean }>>;
  readonly actions: Readonly<Record<string, Text & { readonly reason: string }>>;
}

/** The words for every code, so that no client carries texts of its own. */
@Controller('labels')
export class LabelsController {
  @ReadRoute('', { can: 'public', zh: '全部代码的中英文文字', en: 'Chinese and English words of every code' })
  @Header('cache-control', 'public, max-age=300')
  labels(): { messages: Record<string, Text>; lifecycles: Record<string, LifecycleLabels> } {
    return {
      messages: Object.fromEntries(allMessages()),
      lifecycles: Object.fromEntries(
        allLifecycles().map((lifecycle) => [
          lifecycle.name,
          {
            zh: lifecycle.label.zh,
            en: lifecycle.label.en,
            states: mapValues(lifecycle.states, ({ zh, en, final }) => ({ zh, en, final: final ?? false })),
            actions: mapValues(lifecycle.actions, ({ zh, en, reason }) => ({ zh, en, reason: reason ?? 'none' })),
          },
        ]),
      ),
    };
  }
}

function mapValues<T, U>(source: Readonly<Record<string, T>>, map: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(source).map(([key, value]) => [key, map(value)]));
}
