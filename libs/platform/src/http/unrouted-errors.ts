import type { ConnectionError, FastifyReply, FastifyRequest } from 'fastify';
import type { Socket } from 'node:net';
import { uuidv7 } from '../ids/index.js';
import { ofStatus } from './problem.filter.js';
import { problemOf } from './problem.js';

const PROBLEM = 'application/problem+json; charset=utf-8';
const REASON_PHRASES: Readonly<Record<number, string>> = {
  400: 'Bad Request',
  408: 'Request Timeout',
  431: 'Request Header Fields Too Large',
};

/** Answers a request whose path cannot be read, or is too long, before any route has it: `/needs/%zz`. */
export function answerUnreadablePath(
  error: { statusCode?: number },
  request: FastifyRequest,
  reply: FastifyReply,
): void {
  const problem = problemOf(ofStatus(error.statusCode ?? 400), request.id);
  void reply.status(problem.status).header('content-type', PROBLEM).send(problem);
}

/** Answers what is no HTTP at all (raw bytes in the path, endless headers) and hangs up, as nothing after it can be read. */
export function answerUnreadableRequest(error: ConnectionError, socket: Socket): void {
  if (error.code === 'ECONNRESET' || socket.destroyed) return;
  const status = statusOf(error.code);
  const body = JSON.stringify(problemOf(ofStatus(status), uuidv7()));
  if (socket.writable) {
    socket.write(
      `HTTP/1.1 ${status} ${REASON_PHRASES[status] ?? ''}\r\ncontent-type: ${PROBLEM}\r\n` +
        `content-length: ${Buffer.byteLength(body)}\r\nconnection: close\r\n\r\n${body}`,
    );
  }
  socket.destroy(error);
}

function statusOf(code: string): number {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return 408;
  return code === 'HPE_HEADER_OVERFLOW' ? 431 : 400;
}
