import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { say } from './log.mjs';

const KEPT = 200;
const MAX_BYTES = 1024 * 1024;

/**
 * A mail server that delivers nothing: it keeps the last mails as files under the data folder, where the api of a
 * development installation shows them (`/api/v1/dev/mails`). It listens on this machine only, on a port of its own.
 *
 * @param {string} dataDirectory
 * @returns {Promise<{ url: string, close: () => Promise<void> }>}
 */
export async function startMailCapture(dataDirectory) {
  // Loaded here, because nothing is installed yet when the launcher starts.
  const { SMTPServer } = await import('smtp-server');
  const folder = path.join(dataDirectory, 'mails');
  fs.mkdirSync(folder, { recursive: true });
  const server = new SMTPServer({
    authOptional: true,
    // The worker keeps its connections; nobody waits for them at the end.
    closeTimeout: 100,
    disabledCommands: ['AUTH', 'STARTTLS'],
    size: MAX_BYTES,
    logger: false,
    onData(stream, { envelope }, callback) {
      const chunks = [];
      stream.on('data', (chunk) => chunks.push(chunk));
      stream.on('end', () => {
        if (stream.sizeExceeded) return callback(Object.assign(new Error('too large'), { responseCode: 552 }));
        keep(folder, envelope, Buffer.concat(chunks).toString('utf8'));
        callback();
      });
    },
  });
  server.on('error', (error) => say(`mail capture: ${error.message}`));
  await new Promise((resolve, reject) => {
    server.server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `smtp://127.0.0.1:${server.server.address().port}`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

function keep(folder, { mailFrom, rcptTo }, raw) {
  const id = randomUUID();
  const mail = {
    id,
    receivedAt: new Date().toISOString(),
    from: mailFrom ? mailFrom.address : '',
    to: rcptTo.map(({ address }) => address),
    raw,
  };
  // Written aside first: whoever reads the folder never meets half a mail.
  const fresh = path.join(folder, `${id}.new`);
  fs.writeFileSync(fresh, JSON.stringify(mail));
  fs.renameSync(fresh, path.join(folder, `${id}.json`));
  forgetOld(folder);
}

function forgetOld(folder) {
  const files = fs
    .readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .map((name) => path.join(folder, name));
  if (files.length <= KEPT) return;
  const aged = files.map((file) => ({ file, at: fs.statSync(file).mtimeMs })).sort((one, other) => one.at - other.at);
  for (const { file } of aged.slice(0, aged.length - KEPT)) fs.rmSync(file, { force: true });
}
