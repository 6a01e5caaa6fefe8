const startedAt = performance.now();

/**
 * Prints one line with the seconds since the command began.
 *
 * @param {string} message
 */
export function say(message) {
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  console.log(`[${seconds.padStart(5)}s] ${message}`);
}

/**
 * Something the user can put right: printed as one line, without a stack trace.
 */
export class UserError extends Error {}

/**
 * Prints why a command failed. Only an unexpected error carries its stack trace.
 *
 * @param {unknown} error
 */
export function reportFailure(error) {
  if (error instanceof UserError) console.error(`\nerror: ${error.message}`);
  else console.error(error);
}
