import fs from 'node:fs';

/**
 * Calls back once, when the user wants a command to end: by Ctrl-C, by SIGTERM or SIGHUP, or by ending the npm that
 * runs it. npm does not pass SIGTERM on, so the loss of npm and of the shell between is watched.
 *
 * @param {(reason: string) => void} callback
 */
export function onStop(callback) {
  let called = false;
  const stop = (reason) => {
    if (!called) callback(reason);
    called = true;
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(signal));
  // Without npm the parent may be a shell that ends by itself, as after `nohup node apps/dev/start.mjs &`.
  if (!process.env.npm_lifecycle_event) return;
  const shell = process.ppid;
  const npm = npmAbove(shell);
  const isNpmGone = () => process.ppid !== shell || npmAbove(shell) !== npm;
  setInterval(() => isNpmGone() && stop('npm is gone'), 250).unref();
}

/**
 * The npm that runs a script in this shell, which lives on when npm is killed. Linux tells; elsewhere the shell has put
 * the script in its own place and npm is the parent itself.
 *
 * @param {number} shell
 * @returns {number | undefined}
 */
function npmAbove(shell) {
  const above = processStatus(shell)?.parent;
  return above && processStatus(above)?.name?.startsWith('npm') ? above : undefined;
}

function processStatus(pid) {
  try {
    const [, name, parent] = /^\d+ \((.*)\) \S (\d+)/.exec(fs.readFileSync(`/proc/${pid}/stat`, 'utf8')) ?? [];
    return { name, parent: Number(parent) };
  } catch {
    return undefined;
  }
}
