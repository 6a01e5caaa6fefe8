/**
 * Calls back once, when the user wants a command to end: by Ctrl-C, by SIGTERM or SIGHUP, or by ending the npm that
 * runs it. npm does not pass SIGTERM on, so the loss of the parent process is watched.
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
  const parent = process.ppid;
  setInterval(() => process.ppid !== parent && stop('npm is gone'), 250).unref();
}
