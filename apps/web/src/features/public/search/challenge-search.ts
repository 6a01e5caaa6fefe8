import type { paths } from '../../../client/schema';
import { fenOf } from '../../../i18n/money';

export type ChallengeQuery = NonNullable<paths['/api/v1/public/challenges']['get']['parameters']['query']>;

/** The filters that hold several codes; each is a parameter that may be repeated. */
export const CODED = ['state', 'mode', 'field', 'region'] as const;
/** The filters that hold one value. */
const SINGLE = ['q', 'min', 'max', 'from', 'to', 'programmeId', 'bulletinId'] as const;
export type SingleFilter = (typeof SINGLE)[number];

const YUAN_PER_WAN = 10_000n;

/** What is asked of the api, read from the page's address. Whatever is no amount or no day counts as left out. */
export function queryOf(address: URLSearchParams): ChallengeQuery {
  const q = address.get('q')?.trim();
  const query = {
    q,
    ...Object.fromEntries(CODED.map((name) => [name, address.getAll(name)])),
    programmeId: address.get('programmeId'),
    bulletinId: address.get('bulletinId'),
    amountMinFen: fenOfWan(address.get('min')),
    amountMaxFen: fenOfWan(address.get('max')),
    closesAfter: instantOf(address.get('from'), '00:00:00'),
    closesBefore: instantOf(address.get('to'), '23:59:59'),
    // What was searched comes by how well it fits; the chosen order is there again when the words are gone.
    sort: q ? null : address.get('sort'),
  };
  const given = Object.entries(query).filter(([, value]) => value && value.length > 0);
  return Object.fromEntries(given) as ChallengeQuery;
}

function fenOfWan(wan: string | null): string | null {
  const fen = wan && fenOf(wan);
  return fen ? (BigInt(fen) * YUAN_PER_WAN).toString() : null;
}

/** A day of the address as an instant of Asia/Shanghai. */
function instantOf(day: string | null, time: string): string | null {
  const instant = new Date(`${day}T${time}+08:00`);
  return Number.isNaN(instant.getTime()) ? null : instant.toISOString();
}

/** The address with a code added, or taken away when it is there. */
export function toggled(address: URLSearchParams, name: string, value: string): URLSearchParams {
  const rest = address.getAll(name).filter((each) => each !== value);
  const next = new URLSearchParams(address);
  next.delete(name);
  const values = rest.length < address.getAll(name).length ? rest : [...rest, value];
  values.forEach((each) => next.append(name, each));
  return next;
}

/** The address with single values replaced; an empty one is taken away. */
export function replaced(address: URLSearchParams, values: Partial<Record<SingleFilter, string>>): URLSearchParams {
  const next = new URLSearchParams(address);
  for (const [name, value] of Object.entries(values)) {
    if (value) next.set(name, value);
    else next.delete(name);
  }
  return next;
}

/** The address without any filter; the order stays. */
export function cleared(address: URLSearchParams): URLSearchParams {
  const next = new URLSearchParams(address);
  [...CODED, ...SINGLE].forEach((name) => next.delete(name));
  return next;
}

/** The filters that are set, one by one. */
export function chosen(address: URLSearchParams): { name: string; value: string }[] {
  const names: readonly string[] = [...SINGLE, ...CODED];
  return [...address]
    .filter(([name, value]) => names.includes(name) && value)
    .map(([name, value]) => ({ name, value }));
}
