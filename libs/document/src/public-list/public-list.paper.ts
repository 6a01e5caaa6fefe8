import { fen, formatWanYuan, labelOf, type Language } from '#platform';
import type { PublicChallengeDetail } from '#bulletin';
import { formatRequirement, type Indicator } from '#need';
import type { Block, Column, Paper } from '../pdf/paper.js';
import { shanghaiTime } from '../shanghai-time.js';
import { LIST_LABELS } from './public-list.labels.js';
import type { PublicList } from './public-list.js';

/** Paragraphs are cut here, below the length at which the paper would cut a text short. */
const LONGEST_PARAGRAPH = 380;

/** 榜单: every challenge with its indicators, its money, its dates and where it was taken from. */
export function listPaper(list: PublicList, language: Language): Paper {
  return new ListPaper(list, language).paper();
}

class ListPaper {
  constructor(
    private readonly list: PublicList,
    private readonly language: Language,
  ) {}

  paper(): Paper {
    const { bulletin, challenges, whole } = this.list;
    const [first] = challenges;
    const number = whole || !first ? bulletin.number : first.number;
    const dataAt = this.dataAt();
    return {
      title: `${this.label('bulletin')} ${number}`,
      shortName: number,
      dataAt,
      footer: `${number}　${shanghaiTime(dataAt)}`,
      landscape: true,
      language: this.language,
      blocks: [
        { kind: 'title', office: bulletin.programmeName, name: bulletin.title },
        ...(whole ? this.cover() : []),
        ...challenges.flatMap((challenge, index) => this.challenge(challenge, index + 1)),
      ],
    };
  }

  /** The latest publication or addendum of what stands on it. */
  private dataAt(): Date {
    const instants = this.list.challenges.flatMap(({ openedAt, amendedAt }) => [openedAt, amendedAt ?? openedAt]);
    return new Date(Math.max(this.list.bulletin.publishedAt.getTime(), ...instants.map((at) => at.getTime())));
  }

  private label(name: keyof typeof LIST_LABELS): string {
    return LIST_LABELS[name][this.language];
  }

  private word(field: string, code: string): string {
    return labelOf(field, code)?.[this.language] ?? code;
  }

  private cover(): Block[] {
    const { bulletin, challenges } = this.list;
    return [
      {
        kind: 'facts',
        rows: [
          [
            [this.label('number'), bulletin.number],
            [this.label('programme'), bulletin.programmeName],
          ],
          [
            [this.label('publishedAt'), shanghaiTime(bulletin.publishedAt)],
            [this.label('challenges'), String(challenges.length)],
          ],
        ],
      },
      ...paragraphs(bulletin.preface ?? ''),
      { kind: 'caption', text: this.label('overview') },
      { kind: 'table', columns: this.overviewColumns(), rows: challenges.map((c, index) => this.overview(c, index)) },
    ];
  }

  private overviewColumns(): Column[] {
    return [
      { title: this.label('position'), width: 0.8, align: 'center' },
      { title: this.label('number'), width: 1.8, align: 'center' },
      { title: this.label('title'), width: 5 },
      { title: this.label('demander'), width: 3 },
      { title: this.label('field'), width: 2 },
      { title: this.label('region'), width: 1.6 },
      { title: this.label('amount'), width: 1.8, align: 'right' },
      { title: this.label('closesAt'), width: 2.2, align: 'center' },
    ];
  }

  private overview(challenge: PublicChallengeDetail, index: number): string[] {
    const { number, title, demanderName, field, region, amountFen, takeUpClosesAt } = challenge;
    const money = formatWanYuan(fen(amountFen));
    return [String(index + 1), number, title, demanderName, field, region, money, shanghaiTime(takeUpClosesAt)];
  }

  private challenge(challenge: PublicChallengeDetail, position: number): Block[] {
    const { number, title, summary, text, indicators } = challenge;
    return [
      { kind: 'caption', text: `${this.list.whole ? `${position}. ` : ''}${number}　${title}` },
      this.facts(challenge),
      ...paragraphs(this.label('summary') + summary),
      ...(text
        ? [
            ...paragraphs(this.label('difficulty') + text.cannotSolveAlone),
            ...paragraphs(this.label('scene') + text.scene),
          ]
        : paragraphs(this.label('summaryOnly'))),
      ...(indicators.length > 0 ? [this.indicators(indicators)] : []),
      ...this.source(challenge),
    ];
  }

  private facts(challenge: PublicChallengeDetail): Block {
    const { demanderName, field, region, amountFen, cashToTakerFen, takeUpClosesAt, awardSlots, text } = challenge;
    const { textVersion, amendedAt, mode } = challenge;
    const amended = amendedAt ? `（${this.label('amended')} ${shanghaiTime(amendedAt)}）` : '';
    return {
      kind: 'facts',
      rows: [
        [
          [this.label('demander'), `${demanderName}（${region}）`],
          [this.label('field'), mode ? `${field}　${this.word('mode', mode)}` : field],
        ],
        [
          [this.label('amount'), formatWanYuan(fen(amountFen))],
          [this.label('cash'), formatWanYuan(fen(cashToTakerFen))],
        ],
        ...(text
          ? [
              [
                [this.label('ownership'), this.word('resultOwnership', text.resultOwnership)] as const,
                [this.label('cooperation'), this.word('cooperation', text.cooperation)] as const,
              ],
            ]
          : []),
        [
          [this.label('closesAt'), shanghaiTime(takeUpClosesAt)],
          [this.label('period'), text ? `${text.periodMonths} ${this.label('months')}` : '—'],
        ],
        [
          [this.label('slots'), String(awardSlots)],
          [this.label('version'), `${textVersion}${amended}`],
        ],
      ],
    };
  }

  private indicators(indicators: readonly Indicator[]): Block {
    return {
      kind: 'table',
      columns: [
        { title: this.label('position'), width: 0.8, align: 'center' },
        { title: this.label('indicator'), width: 3 },
        { title: this.label('target'), width: 2.4 },
        { title: this.label('protocol'), width: 6 },
        { title: this.label('who'), width: 2.2 },
        { title: this.label('weight'), width: 0.9, align: 'right' },
        { title: this.label('kind'), width: 1.4, align: 'center' },
      ],
      rows: indicators.map((indicator, index) => [
        String(index + 1),
        indicator.name,
        formatRequirement(indicator, this.language),
        this.protocol(indicator),
        indicator.protocol.who,
        String(indicator.weight),
        [this.label(indicator.kind), ...(indicator.mustPass ? [this.label('mustPass')] : [])].join('、'),
      ]),
    };
  }

  private protocol({ protocol, condition }: Indicator): string {
    const more: readonly (readonly ['condition' | 'sample' | 'instrument', string | null])[] = [
      ['condition', condition],
      ['sample', protocol.sample],
      ['instrument', protocol.instrument],
    ];
    const said = more.flatMap(([name, text]) => (text === null ? [] : [this.label(name) + text]));
    return [protocol.how, ...said].join('\n');
  }

  private source({ text }: PublicChallengeDetail): Block[] {
    const facts = text?.sourceFacts;
    if (!facts) return [];
    const dates = [facts.publishedText, facts.deadlineText].filter((date) => date !== null).join(' – ');
    const examples = facts.exampleFields.length > 0 ? this.label('example') + facts.exampleFields.join('、') : '';
    return [
      ...paragraphs(`${this.label('source')}${facts.title}　${facts.url}　${dates}`.trimEnd()),
      ...paragraphs(examples),
    ];
  }
}

/** A long text as notes that are short enough to be printed whole, cut after a sentence where there is one. */
export function paragraphs(text: string): Block[] {
  const notes: Block[] = [];
  for (const line of text.split('\n')) {
    let rest = line.trim();
    while (rest.length > 0) {
      const cut = rest.length <= LONGEST_PARAGRAPH ? rest.length : cutAt(rest);
      notes.push({ kind: 'note', text: rest.slice(0, cut) });
      rest = rest.slice(cut);
    }
  }
  return notes;
}

function cutAt(text: string): number {
  const head = text.slice(0, LONGEST_PARAGRAPH);
  const sentence = Math.max(head.lastIndexOf('。'), head.lastIndexOf('；'), head.lastIndexOf('. '));
  if (sentence > 0) return sentence + 1;
  // Between two characters, never inside one that takes two code units.
  const last = head.charCodeAt(head.length - 1);
  return last >= 0xd800 && last <= 0xdbff ? LONGEST_PARAGRAPH - 1 : LONGEST_PARAGRAPH;
}
