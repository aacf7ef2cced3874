import type { Host, TakeLive } from "@holdfast/channel-kit";
import type { Mailbox, Settings } from "../../settings.ts";
import { backOffMs } from "../back-off.ts";
import type { Pulse } from "../pulse.ts";
import type { ReadArrival } from "../read-arrival.ts";
import { wait } from "../wait.ts";
import type { FolderName } from "./find-folder.ts";
import { followFolder, type ImapTimes } from "./follow-folder.ts";
import { faultOf } from "./line-fault.ts";
import { openImap } from "./open-imap.ts";

/** What reading a mailbox needs. */
export interface ReadMailbox {
  readonly mailbox: Mailbox;
  /** Its place in the settings; what the log calls it. */
  readonly number: number;
  readonly settings: Pick<Settings, "authorityFile" | "plainOnLoopback" | "firstReadDays">;
  readonly host: Pick<Host, "hold" | "log" | "clock" | "random" | "sign" | "checkpoint">;
  readonly read: ReadArrival;
  readonly store: TakeLive;
  readonly pulse: Pulse;
  readonly times: ImapTimes;
}

/** How often in a row a line may have failed before a mail that is not stored is told as what holds up the mailbox. */
const STUCK_AFTER = 2;

/** A name of a mailbox that tells nobody which one it is. */
export function mailboxName({ host, port, user }: Mailbox, sign: Host["sign"]): string {
  return Buffer.from(sign(`mailbox:${user}@${host}:${port}`))
    .subarray(0, 12)
    .toString("hex");
}

/**
 * Reads a mailbox for as long as `signal` lasts, whenever this gateway alone holds it, and opens a line again that breaks.
 * Never rejects by itself.
 */
export async function readMailbox(parts: ReadMailbox, signal: AbortSignal): Promise<void> {
  const name = mailboxName(parts.mailbox, parts.host.sign);
  await parts.host.hold(`mailbox-${name}`, signal, async (held) => {
    await Promise.all((["inbox", "junk"] as const).map((folder) => keepFolder(folder, name, parts, held)));
  });
}

async function keepFolder(
  folder: FolderName,
  name: string,
  parts: ReadMailbox,
  signal: AbortSignal,
): Promise<void> {
  const { mailbox, number, settings, host, read, store, pulse, times } = parts;
  const key = `${name}-${folder}`;
  let failures = 0;
  while (!signal.aborted) {
    try {
      await followFolder({
        open: () => openImap(mailbox, settings),
        folder,
        name: key,
        firstReadDays: settings.firstReadDays,
        clock: host.clock,
        checkpoint: {
          read: () => host.checkpoint.read(key),
          write: (value) => host.checkpoint.write(key, value),
        },
        read,
        store,
        signal,
        times,
        lowTrust: folder === "junk",
        heard: () => pulse.heard(number),
        caughtUp: () => {
          failures = 0;
          pulse.free(number, folder);
        },
      });
    } catch (error) {
      const fault = faultOf(error);
      pulse.lost(number);
      if (fault === "not_stored" && failures >= STUCK_AFTER) pulse.stuck(number, folder);
      host.log("mail_line_lost", { mailbox: number, folder, fault });
      await wait(backOffMs(failures, fault, (host.random(1)[0] ?? 0) / 256), signal);
      failures += 1;
    }
  }
  // Whoever reads it now tells of it.
  pulse.free(number, folder);
}
