const FORCE_AFTER_MS = 30_000;

/**
 * Stops a process once and gracefully on SIGTERM, SIGINT, or when the launcher that holds its IPC channel is gone
 * (killed launchers send no signal). After 30 seconds it ends anyway: everything unfinished is taken up by the next one.
 */
export function stopOnSignals(stop: () => Promise<void>): void {
  let stopping = false;
  const once = (): void => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), FORCE_AFTER_MS).unref();
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', once);
  process.on('SIGINT', once);
  process.on('disconnect', once);
  // A launcher may have died while this process was starting, before anybody listened.
  if (process.connected === false) once();
}
