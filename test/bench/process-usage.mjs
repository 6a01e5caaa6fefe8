import fs from 'node:fs';

/** The kernel counts CPU time in ticks of this length on every Linux that Node runs on. */
const TICK_MS = 10;

/**
 * Memory of a process that is resident, in megabytes of 10⁶ bytes; undefined where there is no /proc.
 *
 * @param {number} pid
 */
export function residentMegabytes(pid) {
  const status = readProc(pid, 'status');
  const kibibytes = status && /^VmRSS:\s+(\d+) kB$/m.exec(status)?.[1];
  return kibibytes && (Number(kibibytes) * 1024) / 1_000_000;
}

/**
 * CPU time that a process has taken so far, in milliseconds; undefined where there is no /proc.
 *
 * @param {number} pid
 */
export function cpuMilliseconds(pid) {
  const fields = readProc(pid, 'stat')?.split(') ').pop().split(' ');
  // proc_pid_stat(5): utime and stime are fields 14 and 15; the name, which may hold spaces, is the second.
  return fields && (Number(fields[11]) + Number(fields[12])) * TICK_MS;
}

function readProc(pid, name) {
  const file = `/proc/${pid}/${name}`;
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined;
}
