import { labelOf } from '#platform';
import { AUDIENCES } from './audiences.js';
import { GROUPS, MAIL_MODES } from './groups.js';
import { digestOf, mailAbout } from './mail/mail-content.js';
import './notification.labels.js';
import { render, sampleOf, TEMPLATES } from './notification.templates.js';
import { KINDS, type Kind } from './rules.js';
import { SUBJECTS } from './subjects.js';

const kinds = Object.keys(TEMPLATES) as Kind[];
const PLACEHOLDER = /\{\w+\}/;
const CHINESE = /[一-鿿]/;

describe('the words of notifications', () => {
  it('exist for every kind and for nothing else', () => {
    expect([...kinds].sort()).toEqual([...KINDS.keys()].sort());
  });

  it.each(kinds)('%s names only parameters that it has, in both languages', (kind) => {
    const { title, body, link } = render(sampleOf(kind));
    const texts = [title.zh, body.zh, title.en, body.en, link];
    expect(texts.filter((text) => text === '' || PLACEHOLDER.test(text))).toEqual([]);
    expect(title.zh).toMatch(CHINESE);
    expect(body.zh).toMatch(CHINESE);
    // Titles of things stay as their owners wrote them; the words around them are English.
    expect(TEMPLATES[kind].en.join(' ')).not.toMatch(CHINESE);
    expect(link).toMatch(/^\/[a-z]/);
  });

  it('are made of short public facts: no sample knows reasons, scores or content', () => {
    const names = Object.values(SUBJECTS).flatMap(({ sample }) => Object.keys(sample));
    expect(
      names.filter((name) => /reason|score|content|opinion|grounds|account|email|phone|userId/i.test(name)),
    ).toEqual([]);
  });

  it('of a kind that only a newer version knows say so instead of failing', () => {
    const told = { kind: 'comet.seen', subjectType: 'comet', subjectId: '0', params: {} };
    expect(render(told)).toMatchObject({ title: { zh: '新通知' }, link: '/' });
  });

  it('have labels for groups, mail modes and audiences', () => {
    expect(GROUPS.filter((group) => !labelOf('group', group))).toEqual([]);
    expect(MAIL_MODES.filter((mode) => !labelOf('mail', mode))).toEqual([]);
    expect(AUDIENCES.filter((audience) => !labelOf('audiences', audience))).toEqual([]);
  });
});

describe('a mail', () => {
  const told = {
    kind: 'need.returned',
    subjectType: 'need',
    subjectId: '0192f0c0-0000-7000-8000-00000000000a',
    params: { number: 'XQ-2027-0001', title: '<b>"甲" & 乙</b>' },
  };

  it('says in the reader’s language what has happened, with a link into the portal', () => {
    const { subject, text } = mailAbout(told, 'zh', 'https://portal.example');
    expect(subject).toBe('[揭榜挂帅] 需求被退回');
    expect(text).toContain('https://portal.example/needs/0192f0c0-0000-7000-8000-00000000000a');
    expect(mailAbout(told, 'en', 'https://portal.example').subject).toBe('[Open competition] Your need was returned');
  });

  it('lets nobody’s title become markup', () => {
    const { html } = mailAbout(told, 'zh', 'https://portal.example');
    expect(html).toContain('&lt;b&gt;&quot;甲&quot; &amp; 乙&lt;/b&gt;');
    expect(html).not.toContain('<b>');
  });

  it('of a day lists what came, and counts what it does not list', () => {
    const digest = digestOf({ day: '2027-01-04', told: [told, told], count: 5 }, 'zh', 'https://portal.example');
    expect(digest.subject).toBe('[揭榜挂帅] 2027-01-04 通知摘要（5 条）');
    expect(digest.text.match(/· 需求被退回/g)).toHaveLength(2);
    expect(digest.text).toContain('另有 3 条');
  });
});
