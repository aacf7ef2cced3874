import { z } from "zod";

/** What the server says before it lets go of somebody, or to whoever it lets in no more (PostgreSQL, appendix A). */
const LETS_GO = /^(?:08|57P0|53300$|25P0[34]$)/;
/** What the system says of a line: nobody listens there, or it broke. */
const LINE_BROKE = /^(?:ECONN|EPIPE$|ENOENT$|ENOTFOUND$|EAI_AGAIN$|EHOSTUNREACH$|ENETUNREACH$|ETIMEDOUT$)/;
/** What Prisma says of the same. */
const PRISMA_LOST = /^P(?:1001|1002|1008|1017|2024|2028)$/;
/** The driver has words for it, and no codes. */
const DRIVER_LOST =
  /^(?:Connection terminated|Query read timeout|timeout e|Client (?:has encountered a connection error|was closed)|the line to the database was dead)/;

const Failed = z.object({ code: z.string().optional(), message: z.string() });

/**
 * Whether the database did not answer, so that nobody knows if what was asked is done; anything else that is thrown says that it is
 * not, by an answer of the database or a mistake of ours.
 */
export function notAnswered(error: unknown): boolean {
  const failed = Failed.safeParse(error);
  if (!failed.success) return false;
  const { code, message } = failed.data;
  if (code === undefined) return DRIVER_LOST.test(message);
  return [LETS_GO, LINE_BROKE, PRISMA_LOST].some((kind) => kind.test(code));
}
