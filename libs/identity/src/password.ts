import { hash, verify } from '@node-rs/argon2';

/** Argon2id with the library's defaults (19 MiB, t = 2, p = 1), as trust.md C3 asks. */
export const hashPassword = (password: string): Promise<string> => hash(password);

// A real hash of a random password: unknown users cost the same time as known ones.
const NOBODY = hash(`${Math.random()}`);

/** True when the password is right; an absent hash takes as long and is never right. */
export async function passwordMatches(storedHash: string | null, password: string): Promise<boolean> {
  const right = await verify(storedHash ?? (await NOBODY), password);
  return storedHash !== null && right;
}
