import { readText } from './repository.js';

interface Schema {
  readonly $ref?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly allOf?: readonly Schema[];
  readonly items?: Schema;
}

interface Document {
  readonly paths: Readonly<Record<string, { readonly get?: { readonly responses: Record<string, Answer> } }>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

interface Answer {
  readonly content?: { readonly 'application/json'?: { readonly schema?: Schema } };
}

/** An id says nothing to a person: whatever shows one of these ids also shows one of these words. */
const NAMED_BY: Readonly<Record<string, readonly string[]>> = {
  programmeId: ['programmeName'],
  organisationId: ['organisationName'],
  agencyId: ['agencyName'],
  organiserId: ['organiserName'],
  demanderId: ['demanderName'],
  takerId: ['takerName'],
  recommenderId: ['recommenderName'],
  assessorId: ['assessorName'],
  debtorId: ['debtorName'],
  otherId: ['otherName'],
  bulletinId: ['bulletinNumber'],
  needId: ['needNumber'],
  challengeId: ['challengeNumber'],
  proposalId: ['proposalNumber'],
  projectId: ['projectNumber'],
  noticeId: ['noticeNumber'],
  disbursementId: ['disbursementNumber'],
  panelId: ['panelNumber'],
};

/** Where an id needs no words. */
const NO_WORDS: Readonly<Record<string, readonly string[]>> = {
  // They stand on the page of the very thing that the id names.
  UserDetailView: ['organisationId'],
  AffiliationView: ['organisationId'],
  PayeeAccountView: ['organisationId'],
  FiscalYearView: ['programmeId'],
  AdjustmentView: ['programmeId'],
  AnnualStatementView: ['programmeId'],
  PayingAccountView: ['programmeId'],
  ReconciliationView: ['programmeId'],
  ClarificationView: ['challengeId'],
  AddendumView: ['challengeId'],
  PublicVersionView: ['challengeId'],
  ProposalCountView: ['challengeId'],
  RankingView: ['challengeId'],
  DocumentView: ['proposalId', 'challengeId', 'takerId'],
  AgreementView: ['projectId'],
  ContributionView: ['projectId'],
  SettlementView: ['projectId'],
  // The id of what will be: its number is given when it begins.
  PlanSummaryView: ['projectId'],
  PlanView: ['projectId'],
  AwardView: ['projectId'],
  // The words are in its title and text.
  NotificationView: ['programmeId'],
  // A link to where more is said; the page itself is about something else.
  NeedView: ['panelId'],
  PublicChallengeView: ['bulletinId'],
};

/**
 * A line of a bank statement has no lifecycle: what can be done with it follows from its standing. The version of a public
 * text is the number of the text, and nothing is done with it. A payment batch is moved by the worker alone.
 */
const WITHOUT_ACTIONS = ['BankLineView', 'BatchView', 'PublicVersionView'];

const document = JSON.parse(readText('apps/api/openapi.json')) as Document;

function schemaOf(schema: Schema): { name: string; properties: readonly string[] } {
  const name = schema.$ref?.split('/').at(-1) ?? '';
  return { name, properties: Object.keys(document.components.schemas[name]?.properties ?? schema.properties ?? {}) };
}

/** Every view that a GET answers with, and those in its lists. */
function viewsRead(): { path: string; name: string; properties: readonly string[]; list: boolean }[] {
  return Object.entries(document.paths).flatMap(([path, { get }]) => {
    const schema = get?.responses['200']?.content?.['application/json']?.schema;
    if (!schema) return [];
    const direct = schema.$ref ? document.components.schemas[schema.$ref.split('/').at(-1) ?? ''] : schema;
    const properties = direct?.properties ?? {};
    const items = properties['items']?.items;
    const list = items !== undefined && ('nextCursor' in properties || Object.keys(properties).length === 1);
    const page = { path, list: false, ...schemaOf(schema) };
    const rows = items ? [{ path, list, ...schemaOf(items) }] : [];
    return list ? rows : [page, ...rows.map((row) => ({ ...row, list: true }))];
  });
}

describe('what screens read', () => {
  it('says in words what every id names', () => {
    const offences = viewsRead().flatMap(({ path, name, properties }) =>
      Object.entries(NAMED_BY)
        .filter(([id]) => properties.includes(id) && !NO_WORDS[name]?.includes(id))
        .filter(([, words]) => !words.some((word) => properties.includes(word)))
        .map(([id]) => `${path} ${name}.${id}`),
    );
    expect(offences).toEqual([]);
  });

  it('offers its actions wherever a thing with a state is shown whole', () => {
    const offences = viewsRead()
      .filter(({ name, list }) => !list && !WITHOUT_ACTIONS.includes(name))
      .filter(({ properties }) => properties.includes('version') && !properties.includes('actions'))
      .map(({ path, name }) => `${path} ${name}`);
    expect(offences).toEqual([]);
  });
});
