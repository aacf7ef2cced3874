import type { ImapFlow } from "imapflow";
import { bell } from "../bell.ts";
import { wait } from "../wait.ts";
import { askAgain, type AskAgain } from "./ask-again.ts";
import type { Pauses } from "./asked-again.ts";
import { cursorFor, type Cursor } from "./cursor.ts";
import type { FolderName } from "./find-folder.ts";
import { findFolder } from "./find-folder.ts";
import type { FolderMemory } from "./folder-memory.ts";
import { inTimeOf } from "./in-time.ts";
import { takeNew } from "./take-new.ts";
import { openWithheld } from "./withheld.ts";

/** How long each step may take, in milliseconds. */
export interface ImapTimes {
  /** How often a line that says nothing is asked for a sign of life: well under the 29 minutes of RFC 2177. */
  readonly renewMs: number;
  /** How long it may take to give one, and to answer any other command, beside what there is to carry. */
  readonly answerMs: number;
  /** The first pause before a line is opened again. */
  readonly reopenMs: number;
  /** The pause after a refused password, at the least half of it: a server may lock the account. */
  readonly refusedMs: number;
  /** How long a line has to hold for the next one to be opened as soon as if none had broken. */
  readonly steadyMs: number;
  /** How often a message is asked for again that the server did not hand out, and for how long before people are told. */
  readonly again: Pauses;
  readonly withheldMs: number;
  /** How often a folder that is not there is looked for. */
  readonly missingMs: number;
  /** How long a server may say nothing at all, or let nobody in, before another gateway is let try, and how long that needs to see that it may. */
  readonly unreachedMs: number;
  readonly letTryMs: number;
}

export const IMAP_TIMES: ImapTimes = {
  renewMs: 60_000,
  answerMs: 30_000,
  reopenMs: 500,
  refusedMs: 60_000,
  steadyMs: 60_000,
  again: { firstMs: 15_000, mostMs: 15 * 60_000 },
  withheldMs: 10 * 60_000,
  missingMs: 10 * 60_000,
  unreachedMs: 2 * 60_000,
  letTryMs: 3_000,
};

/** A place for one value that outlives this gateway. */
export interface Kept {
  read(): Promise<string | null>;
  write(value: string): Promise<void>;
}

/** What following a folder needs. */
export interface FollowFolder extends Pick<
  AskAgain,
  "read" | "store" | "heard" | "signal" | "lowTrust" | "formSenders" | "name"
> {
  readonly open: () => Promise<ImapFlow>;
  readonly folder: FolderName;
  readonly firstReadDays: number;
  readonly clock: () => number;
  readonly checkpoint: Kept;
  readonly withheldMails: Kept;
  /** What outlives the line: of the UIDs that mean what `validity` says. */
  readonly memory: (validity: string) => FolderMemory;
  /** The folder is open and everything in it is stored, but for so many messages that the server does not hand out, and of which nobody knows. */
  readonly caughtUp: (unknown: number) => void;
  readonly times: ImapTimes;
}

/**
 * Reads a folder and goes on reading what arrives, over one connection, until `signal` aborts. Throws when the line breaks,
 * falls silent, or the store does not take a message. The folder is opened for reading only, so that no flag changes.
 */
export async function followFolder(parts: FollowFolder): Promise<void> {
  const { signal, times, checkpoint } = parts;
  const inTime = inTimeOf(times.answerMs);
  const client = await parts.open();
  const close = (): void => client.close();
  const rings = bell();
  client.on("exists", rings.ring);
  const closed = new Promise<never>((_, reject) => {
    client.once("close", () => reject(Object.assign(new Error("the line closed"), { code: "ECONNRESET" })));
  });
  closed.catch(() => {});
  signal.addEventListener("abort", close, { once: true });
  try {
    if (signal.aborted) return;
    await inTime(client.connect());
    const path = await inTime(findFolder(parts.folder, client));
    if (path === null) {
      close();
      await wait(times.missingMs, signal);
      return;
    }
    const { uidValidity, uidNext } = await inTime(client.mailboxOpen(path, { readOnly: true }));
    parts.heard();
    const validity = String(uidValidity);
    const opened = { validity, uidNext };
    let cursor = cursorFor(await checkpoint.read(), opened, parts.clock(), parts.firstReadDays);
    const moved = (to: Cursor): Promise<void> => checkpoint.write(JSON.stringify(to));
    const { again, suspects } = parts.memory(validity);
    const withheld = await openWithheld({
      checkpoint: parts.withheldMails,
      validity,
      clock: parts.clock,
      again,
      patienceMs: times.withheldMs,
    });
    const work = { ...parts, client, inTime, suspects, again, withheld, validity };
    while (!signal.aborted) {
      rings.hush();
      await inTime(client.noop());
      cursor = await takeNew(cursor, { ...work, moved });
      await askAgain(work);
      parts.caughtUp(withheld.unknown());
      // The library would wait for a quarter of a minute before it does this by itself.
      client.idle().catch(() => {});
      const next = Math.min(times.renewMs, again.nextMs(withheld.uids()) ?? times.renewMs);
      const renewal = setTimeout(rings.ring, next).unref();
      await Promise.race([rings.rung(), closed]).finally(() => clearTimeout(renewal));
      // The next command ends IDLE.
    }
  } catch (error) {
    // What breaks because we hang up is no fault of the line's.
    if (!signal.aborted) throw error;
  } finally {
    signal.removeEventListener("abort", close);
    close();
  }
}
