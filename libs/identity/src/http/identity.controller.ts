import { Body, Controller, Query } from '@nestjs/common';
import {
  clockNow,
  forbidden,
  toPage,
  UnitOfWork,
  type Context,
  type Page,
  type Permission,
  type ReadTx,
} from '#platform';
import {
  ActionRoute,
  CommandRoute,
  CreateRoute,
  Ctx,
  Id,
  IfMatch,
  ListQuery,
  ListRoute,
  ReadRoute,
  ReasonInput,
  SettingsRoute,
} from '#platform/http';
import { createOrganisation } from '../actions/create-organisation.js';
import { createUser } from '../actions/create-user.js';
import { disableUser } from '../actions/disable-user.js';
import { grantRole, revokeRole } from '../actions/grant-role.js';
import { enterPayeeAccount, retirePayeeAccount, verifyPayeeAccount } from '../actions/payee-accounts.js';
import { recordAffiliation, recordCredit } from '../actions/record-standing.js';
import { setEmail } from '../actions/set-email.js';
import {
  affiliationsOf,
  creditRecordsOf,
  getOrganisation,
  listOrganisations,
  listUsers,
  payeeAccountsOf,
} from '../identity.repository.js';
import * as dto from './identity.dto.js';
import {
  affiliationViews,
  createdOrganisationView,
  creditView,
  payeeAccountView,
  userView,
  userViews,
} from './identity.views.js';

/** Organisations, their people, roles, relations and payee accounts. */
@Controller()
export class IdentityController {
  constructor(private readonly unit: UnitOfWork) {}

  @CreateRoute('organisations', {
    can: 'organisation.create',
    zh: '登记单位',
    en: 'Register an organisation',
    returns: dto.CreatedOrganisationView,
  })
  createOrganisation(@Ctx() ctx: Context, @Body() input: dto.OrganisationInput): Promise<dto.CreatedOrganisationView> {
    return this.unit.run(ctx, async (tx) => createdOrganisationView(await createOrganisation(tx, input)));
  }

  @ListRoute('organisations', {
    can: 'organisation.read',
    zh: '单位列表',
    en: 'Organisations',
    returns: dto.OrganisationView,
  })
  async listOrganisations(
    @Ctx() ctx: Context,
    @Query() query: dto.OrganisationQuery,
  ): Promise<Page<dto.OrganisationView>> {
    const rows = await this.unit.readAtOnce(ctx, (tx) =>
      listOrganisations(tx, ctx.actor.reach('organisation.read'), query),
    );
    return toPage(
      rows,
      query.limit,
      (r) => r,
      (r) => [r.name, r.id],
    );
  }

  @ReadRoute('organisations/:id', {
    can: 'organisation.read',
    zh: '单位详情',
    en: 'An organisation',
    returns: dto.CreatedOrganisationView,
  })
  readOrganisation(@Ctx() ctx: Context, @Id() id: string): Promise<dto.CreatedOrganisationView> {
    return this.unit.read(ctx, async (tx) => {
      await this.visible(tx, id, 'organisation.read');
      return createdOrganisationView(await getOrganisation(tx, id));
    });
  }

  @ListRoute('organisations/:id/users', {
    can: 'user.read',
    zh: '单位用户与角色',
    en: 'The people of an organisation with their roles',
    returns: dto.UserDetailView,
  })
  listUsers(@Ctx() ctx: Context, @Id() id: string, @Query() query: ListQuery): Promise<Page<dto.UserDetailView>> {
    return this.unit.read(ctx, async (tx) => {
      await this.visible(tx, id, 'user.read');
      const views = await userViews(tx, await listUsers(tx, id, query));
      return toPage(
        views,
        query.limit,
        (view) => view,
        (view) => [view.username],
      );
    });
  }

  @CreateRoute('organisations/:id/users', {
    can: 'user.create',
    zh: '新增用户',
    en: 'Add a user',
    returns: dto.UserView,
  })
  createUser(@Ctx() ctx: Context, @Id() id: string, @Body() input: dto.UserInput): Promise<dto.UserView> {
    return this.unit.run(ctx, async (tx) => userView(await createUser(tx, { ...input, organisationId: id })));
  }

  @SettingsRoute('users/:id', {
    can: 'user.edit',
    zh: '修改用户邮箱',
    en: 'Change a user’s e-mail address',
    returns: dto.UserView,
  })
  editUser(@Ctx() ctx: Context, @Id() id: string, @Body() input: dto.EmailInput): Promise<dto.UserView> {
    return this.unit.run(ctx, async (tx) => userView(await setEmail(tx, { ...input, userId: id })));
  }

  @CommandRoute('users/:id/actions/disable', {
    can: 'user.disable',
    zh: '停用用户',
    en: 'Disable a user',
    returns: dto.NamedView,
  })
  async disable(@Ctx() ctx: Context, @Id() id: string, @Body() input: dto.DisableInput): Promise<dto.NamedView> {
    await this.unit.run(ctx, (tx) => disableUser(tx, { userId: id, reason: input.reason }));
    return { id };
  }

  @CreateRoute('users/:id/grants', { can: 'role.grant', zh: '授予角色', en: 'Grant a role', returns: dto.GrantedView })
  grant(@Ctx() ctx: Context, @Id() id: string, @Body() input: dto.GrantInput): Promise<dto.GrantedView> {
    return this.unit.run(ctx, async (tx) => {
      const grant = await grantRole(tx, { ...input, userId: id });
      return {
        id: grant.id,
        userId: id,
        role: grant.role,
        organisationId: grant.organisationId,
        programmeId: grant.programmeId,
      };
    });
  }

  @CommandRoute('grants/:id/actions/revoke', {
    can: 'role.revoke',
    zh: '收回角色',
    en: 'Revoke a role',
    returns: dto.NamedView,
  })
  async revoke(@Ctx() ctx: Context, @Id() id: string, @Body() input: dto.DisableInput): Promise<dto.NamedView> {
    await this.unit.run(ctx, (tx) => revokeRole(tx, { grantId: id, reason: input.reason }));
    return { id };
  }

  @CreateRoute('organisations/:id/affiliations', {
    can: 'affiliation.record',
    zh: '登记关联关系',
    en: 'Record an affiliation',
    returns: dto.AffiliationView,
  })
  affiliate(@Ctx() ctx: Context, @Id() id: string, @Body() input: dto.AffiliationInput): Promise<dto.AffiliationView> {
    return this.unit.run(ctx, async (tx) => {
      const affiliation = await recordAffiliation(tx, { ...input, organisationId: id });
      const [view] = await affiliationViews(tx, [affiliation]);
      if (!view) throw new Error('an affiliation has one view');
      return view;
    });
  }

  @ReadRoute('organisations/:id/affiliations', {
    can: 'affiliation.read',
    zh: '关联关系',
    en: 'Affiliations of an organisation',
    returns: dto.AffiliationsView,
  })
  affiliations(@Ctx() ctx: Context, @Id() id: string): Promise<dto.AffiliationsView> {
    return this.unit.read(ctx, async (tx) => {
      await this.visible(tx, id, 'affiliation.read');
      return { items: await affiliationViews(tx, await affiliationsOf(tx, id)) };
    });
  }

  @CreateRoute('organisations/:id/credit-records', {
    can: 'credit.record',
    zh: '登记失信记录',
    en: 'Record a credit finding',
    returns: dto.CreditView,
  })
  credit(@Ctx() ctx: Context, @Id() id: string, @Body() input: dto.CreditInput): Promise<dto.CreditView> {
    return this.unit.run(ctx, async (tx) => {
      return creditView(await recordCredit(tx, { ...input, organisationId: id }));
    });
  }

  @ReadRoute('organisations/:id/credit-records', {
    can: 'credit.read',
    zh: '失信记录',
    en: 'Credit findings against an organisation',
    returns: dto.CreditsView,
  })
  credits(@Ctx() ctx: Context, @Id() id: string): Promise<dto.CreditsView> {
    return this.unit.read(ctx, async (tx) => {
      await this.visible(tx, id, 'credit.read');
      return { items: (await creditRecordsOf(tx, id)).map(creditView) };
    });
  }

  @CreateRoute('organisations/:id/payee-accounts', {
    can: 'payee_account.enter',
    zh: '录入收款账户',
    en: 'Enter a payee account',
    returns: dto.PayeeAccountView,
  })
  enterAccount(
    @Ctx() ctx: Context,
    @Id() id: string,
    @Body() input: dto.PayeeAccountInput,
  ): Promise<dto.PayeeAccountView> {
    return this.unit.run(ctx, async (tx) => {
      const account = await enterPayeeAccount(tx, { ...input, organisationId: id });
      return payeeAccountView(tx, account, tx.now);
    });
  }

  @ReadRoute('organisations/:id/payee-accounts', {
    can: 'payee_account.read',
    zh: '收款账户',
    en: 'Payee accounts',
    returns: dto.PayeeAccountsView,
  })
  accounts(@Ctx() ctx: Context, @Id() id: string): Promise<dto.PayeeAccountsView> {
    return this.unit.read(ctx, async (tx) => {
      const parties = { organisation: id, demander: id, taker: id, agency: ctx.actor.organisationId };
      if (!ctx.actor.may('payee_account.read', parties)) throw forbidden('payee_account.read');
      const now = await clockNow(tx, null);
      return { items: (await payeeAccountsOf(tx, id)).map((account) => payeeAccountView(tx, account, now)) };
    });
  }

  @ActionRoute('payee-accounts/:id/actions/verify', {
    can: 'payee_account.verify',
    zh: '核验收款账户',
    en: 'Verify a payee account',
    returns: dto.PayeeAccountView,
  })
  verifyAccount(@Ctx() ctx: Context, @Id() id: string, @IfMatch() version: number): Promise<dto.PayeeAccountView> {
    return this.unit.run(ctx, async (tx) => {
      const account = await verifyPayeeAccount(tx, { accountId: id, version });
      return payeeAccountView(tx, account, tx.now);
    });
  }

  @ActionRoute('payee-accounts/:id/actions/retire', {
    can: 'payee_account.retire',
    zh: '停用收款账户',
    en: 'Retire a payee account',
    returns: dto.PayeeAccountView,
  })
  retireAccount(
    @Ctx() ctx: Context,
    @Id() id: string,
    @IfMatch() version: number,
    @Body() input: ReasonInput,
  ): Promise<dto.PayeeAccountView> {
    return this.unit.run(ctx, async (tx) => {
      const account = await retirePayeeAccount(tx, { accountId: id, version, reason: input.reason });
      return payeeAccountView(tx, account, tx.now);
    });
  }

  /**
   * What is kept of an organisation is for its own people, and for every agency.
   * @throws 403 · 404
   */
  private async visible(tx: ReadTx, id: string, permission: Permission): Promise<void> {
    const organisation = await getOrganisation(tx, id);
    const { actor } = tx.context;
    const parties = { organisation: organisation.id, agency: actor.organisationId };
    if (!actor.may(permission, parties)) throw forbidden(permission);
  }
}
