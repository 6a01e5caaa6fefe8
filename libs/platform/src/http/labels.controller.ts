import { Controller, Req, Res } from '@nestjs/common';
import { ApiNotModifiedResponse } from '@nestjs/swagger';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { allMessages } from '../errors/index.js';
import { allLabels, type Text } from '../labels/index.js';
import { allLifecycles } from '../lifecycle/index.js';
import { JsonField } from './fields.js';
import { KeptAnswer } from './kept-answer.js';
import { ReadRoute } from './routes.js';

interface LifecycleLabels extends Text {
  readonly states: Readonly<Record<string, Text & { readonly final: boolean }>>;
  readonly actions: Readonly<Record<string, Text & { readonly reason: string }>>;
}

class LabelsView {
  @JsonField({ doc: '字段取值 → 文字，“字段.代码”优先于“代码” / choice → words; "field.code" wins over "code"' })
  choices!: Record<string, Text>;
  @JsonField({ doc: '代码 → 文字 / code → words' }) messages!: Record<string, Text>;
  @JsonField({ doc: '流程 → 状态与操作 / lifecycle → states and actions' })
  lifecycles!: Record<string, LifecycleLabels>;
}

/** The words for every code, so that no client carries texts of its own. They are the same until the next release. */
@Controller('labels')
export class LabelsController {
  private kept: Promise<KeptAnswer> | undefined;

  @ReadRoute('', {
    can: 'public',
    zh: '全部代码的中英文文字',
    en: 'Chinese and English words of every code',
    returns: LabelsView,
  })
  @ApiNotModifiedResponse({ description: '与 If-None-Match 相同 / the same as before' })
  async labels(@Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    // Made at the first request: by then every module has brought its words.
    this.kept ??= KeptAnswer.of(allWords());
    (await this.kept).send(request, reply);
  }
}

function allWords(): LabelsView {
  return {
    choices: Object.fromEntries(allLabels()),
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

function mapValues<T, U>(source: Readonly<Record<string, T>>, map: (value: T) => U): Record<string, U> {
  return Object.fromEntries(Object.entries(source).map(([key, value]) => [key, map(value)]));
}
