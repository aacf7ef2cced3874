import { z } from "zod";

/** What the server says before it lets go of somebody, or to whoever it lets in no more (PostgreSQL, appendix A). */
const LETS_GO = /^(?:08|57P0|53300$|25P0[34]$)/;
/** What the system says of a line: nobody listens there, or it broke. */
const LINE_BROKE = /^(?:ECONN|EPIPE$|ENOENT$|ENOTFOUND$|EAI_AGAIN$|EHOSTUNREACH$|ENETUNREACH$|ETIMEDOUT$)/;
/** What it was asked for then; of several addresses that were tried together it says nothing. A file that is not there is no line. */
const LINE_CALL = /^(?:connect|read|write|shutdown|getaddrinfo)$/;
/** What Prisma says of the same. */
const PRISMA_LOST = /^P(?:1001|1002|1008|1017|2024|2028)$/;
/** The driver has words for it, and no codes. */
const DRIVER_LOST =
  /^(?:Connection terminated|Query read timeout|timeout e|Client (?:has encountered a connection error|was closed)|the line to the database was dead)/;

const Failed = z.object({
  code: z.string().optional(),
  syscall: z.string().default("connect"),
  message: z.string(),
});

/**
 * Whether the database did not answer, so that nobody knows if what was asked is done; anything else that is thrown says that it is
 * not, by an answer of the database or a mistake of ours.
 */
export function notAnswered(error: unknown): boolean {
  const failed = Failed.safeParse(error);
  if (!failed.success) return false;
  const { code, syscall, message } = failed.data;
  if (code === undefined) return DRIVER_LOST.test(message);
  if (LINE_BROKE.test(code)) return LINE_CALL.test(syscall);
  return [LETS_GO, PRISMA_LOST].some((kind) => kind.test(code));
}
