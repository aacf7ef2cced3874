import type { ImapFlow } from "imapflow";
import { bell } from "../bell.ts";
import { wait, within } from "../wait.ts";
import { cursorFor, type Cursor } from "./cursor.ts";
import type { FolderName } from "./find-folder.ts";
import { findFolder } from "./find-folder.ts";
import { SilentLine } from "./line-fault.ts";
import { takeNew, type TakeNew } from "./take-new.ts";

/** How long each step may take, in milliseconds. */
export interface ImapTimes {
  /** How often a line that says nothing is asked for a sign of life: well under the 29 minutes of RFC 2177. */
  readonly renewMs: number;
  /** How long it may take to give one. */
  readonly answerMs: number;
  /** How often a folder that is not there is looked for. */
  readonly missingMs: number;
}

export const IMAP_TIMES: ImapTimes = { renewMs: 60_000, answerMs: 30_000, missingMs: 10 * 60_000 };

/** What following a folder needs. */
export interface FollowFolder extends Omit<TakeNew, "client" | "moved"> {
  readonly open: () => Promise<ImapFlow>;
  readonly folder: FolderName;
  readonly firstReadDays: number;
  readonly clock: () => number;
  readonly checkpoint: { read(): Promise<string | null>; write(value: string): Promise<void> };
  /** The folder is open and everything in it is stored. */
  readonly caughtUp: () => void;
  readonly times: ImapTimes;
}

/**
 * Reads a folder and goes on reading what arrives, over one connection, until `signal` aborts. Throws when the line breaks,
 * falls silent, or the store does not take a message. The folder is opened for reading only, so that no flag changes.
 */
export async function followFolder(parts: FollowFolder): Promise<void> {
  const { signal, times, checkpoint } = parts;
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
    await client.connect();
    const path = await findFolder(parts.folder, client);
    if (path === null) {
      close();
      await wait(times.missingMs, signal);
      return;
    }
    const { uidValidity, uidNext } = await client.mailboxOpen(path, { readOnly: true });
    parts.heard();
    const opened = { validity: String(uidValidity), uidNext };
    let cursor = cursorFor(await checkpoint.read(), opened, parts.clock(), parts.firstReadDays);
    const moved = (to: Cursor): Promise<void> => checkpoint.write(JSON.stringify(to));
    const alive = (): Promise<unknown> =>
      within(times.answerMs, client.noop(), () => new SilentLine("no sign of life"));
    while (!signal.aborted) {
      rings.hush();
      await alive();
      cursor = await takeNew(cursor, { ...parts, client, moved });
      parts.caughtUp();
      // The library would wait for a quarter of a minute before it does this by itself.
      client.idle().catch(() => {});
      const renewal = setTimeout(rings.ring, times.renewMs).unref();
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
