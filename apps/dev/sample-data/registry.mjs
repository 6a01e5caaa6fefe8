import { ApiProblem, signIn } from '../lib/api-client.mjs';
import { SAMPLE_FIELD, SAMPLE_PASSWORD } from './accounts.mjs';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHTS = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/**
 * A unified social credit code with the right check character (GB 32100-2015) in the division 000000, which no place
 * in China has: well-formed, and nobody's.
 *
 * @param {number} serial each number below 10⁹ gives another code
 */
export function sampleCreditCode(serial) {
  const body = `91000000${String(serial).padStart(9, '0')}`;
  const sum = [...body].reduce((total, character, index) => total + ALPHABET.indexOf(character) * WEIGHTS[index], 0);
  return body + ALPHABET[(31 - (sum % 31)) % 31];
}

/**
 * Registers organisations and people as the security administrator. What is there already is found again, so that a
 * registration that was interrupted can be repeated.
 */
export class Registry {
  #admin;
  #baseUrl;
  #existing;

  /**
   * @param {import('../lib/api-client.mjs').ApiClient} admin
   * @param {string} baseUrl
   */
  constructor(admin, baseUrl) {
    this.#admin = admin;
    this.#baseUrl = baseUrl;
  }

  /** @returns {Promise<string>} the id */
  async organisation({ name, kind, region, serial }) {
    try {
      const input = { name, kind, region, uscc: sampleCreditCode(serial) };
      return (await this.#admin.post('/organisations', input)).id;
    } catch (error) {
      if (!isConflict(error, 'identity.uscc_taken')) throw error;
      return this.#organisationNamed(name, error);
    }
  }

  async #organisationNamed(name, reason) {
    this.#existing ??= this.#admin.list('/organisations');
    const found = (await this.#existing).find((organisation) => organisation.name === name);
    if (!found) throw reason;
    return found.id;
  }

  /**
   * A person of an organisation with its roles there, under the sample password, with an address that is nobody's.
   *
   * @returns {Promise<string>} the user id
   */
  async person({ username, name, organisationId, roles }) {
    const input = { username, displayName: name, password: SAMPLE_PASSWORD, email: `${username}@example.com` };
    try {
      const { id } = await this.#admin.post(`/organisations/${organisationId}/users`, input);
      for (const role of roles) await this.grant(id, role, organisationId);
      return id;
    } catch (error) {
      if (!isConflict(error, 'identity.username_taken')) throw error;
      const me = await (await signIn(this.#baseUrl, username, SAMPLE_PASSWORD)).get('/auth/me');
      for (const role of roles) await this.grant(me.id, role, organisationId);
      return me.id;
    }
  }

  /** Gives a person a role for an organisation, unless it has it. */
  async grant(userId, role, organisationId) {
    try {
      await this.#admin.post(`/users/${userId}/grants`, { role, organisationId });
    } catch (error) {
      if (!isConflict(error, 'identity.grant_exists')) throw error;
    }
  }
}

/** Takes a user into the pool of experts, unless it is there already; besides the sample's field for others too. */
export async function enrolExpert(officer, userId, otherFields = []) {
  const profile = { userId, title: '教授（示例）', fields: [SAMPLE_FIELD, ...otherFields] };
  try {
    await officer.post('/experts', profile);
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status !== 409) throw error;
  }
}

const isConflict = (error, code) => error instanceof ApiProblem && error.status === 409 && error.codes.includes(code);
