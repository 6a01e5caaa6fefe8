// Sees to it that nothing outlives a run, even one that was killed: it wakes what the run had stopped, so that it can
// end, and shuts the database down. The run tells it what to do over IPC, on whose closing it ends.
import fs from 'node:fs';

/** @type {Map<number, NodeJS.Timeout>} */
const paused = new Map();
let postmasterFile;

process.on('message', ({ pause, forMs, postmaster }) => {
  if (postmaster) postmasterFile = postmaster;
  if (!pause || !signal(pause, 'SIGSTOP')) return;
  clearTimeout(paused.get(pause));
  paused.set(
    pause,
    setTimeout(() => wake(pause), forMs),
  );
});

process.on('disconnect', () => {
  for (const pid of paused.keys()) wake(pid);
  if (postmasterFile && fs.existsSync(postmasterFile)) {
    signal(Number(fs.readFileSync(postmasterFile, 'utf8').split('\n')[0]), 'SIGINT');
  }
  process.exit(0);
});

// What asks it to end is meant for the run, which ends it by disconnecting.
process.on('SIGTERM', () => {});

function wake(pid) {
  paused.delete(pid);
  signal(pid, 'SIGCONT');
}

/** @returns whether there is such a process */
function signal(pid, name) {
  try {
    return process.kill(pid, name);
  } catch {
    return false;
  }
}
