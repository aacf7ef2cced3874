import type { Host, TakeLive } from "@holdfast/channel-kit";
import type { Mailbox, Settings } from "../../settings.ts";
import { trustedBy } from "../../form-senders.ts";
import { backOffMs } from "../back-off.ts";
import type { Pulse } from "../pulse.ts";
import type { ReadArrival } from "../read-arrival.ts";
import { wait } from "../wait.ts";
import type { FolderName } from "./find-folder.ts";
import { folderMemory } from "./folder-memory.ts";
import { followFolder, type ImapTimes, type Kept } from "./follow-folder.ts";
import { faultOf } from "./line-fault.ts";
import { openImap } from "./open-imap.ts";

/** What reading a mailbox needs. */
export interface ReadMailbox {
  readonly mailbox: Mailbox;
  /** Its place in the settings; what the log calls it. */
  readonly number: number;
  readonly settings: Pick<Settings, "authorityFile" | "plainOnLoopback" | "firstReadDays" | "formSenders">;
  readonly host: Pick<Host, "hold" | "log" | "clock" | "random" | "sign" | "checkpoint">;
  readonly read: ReadArrival;
  readonly store: TakeLive;
  readonly pulse: Pulse;
  readonly times: ImapTimes;
  /** Milliseconds on a clock that nobody sets. */
  readonly now: () => number;
}

/** One turn at a mailbox. */
interface Turn {
  /** Aborts once this gateway gives it up, or it is over. */
  readonly signal: AbortSignal;
  /** Aborts once it is over. */
  readonly held: AbortSignal;
  readonly isHeld: () => boolean;
  /** The server said something. */
  readonly heard: () => void;
  /** A line to it came to nothing: where it has said nothing for too long, the turn is given up. */
  readonly unreached: () => void;
}

/** Reads a folder for one turn. */
type KeepFolder = (turn: Turn) => Promise<void>;

/** The mailbox is read by another gateway by now. */
class TurnOver extends Error {
  override readonly name = "TurnOver";
}

/** How many lines in a row may break before everything in a folder is stored: then something holds it up, and that is told. */
const STUCK_AFTER = 2;

/** A name of a mailbox that tells nobody which one it is. */
export function mailboxName({ host, port, user }: Mailbox, sign: Host["sign"]): string {
  return Buffer.from(sign(`mailbox:${user}@${host}:${port}`))
    .subarray(0, 12)
    .toString("hex");
}

/**
 * Reads a mailbox for as long as `signal` lasts, whenever this gateway alone holds it, and opens a line again that breaks. Where it cannot
 * be reached from here it lets another gateway try (EM103), and where its server does not let this one in (EM104). Never rejects by itself.
 */
export async function readMailbox(parts: ReadMailbox, signal: AbortSignal): Promise<void> {
  const { host, pulse, times, now } = parts;
  const name = mailboxName(parts.mailbox, host.sign);
  const keepers = (["inbox", "junk"] as const).map((folder) => folderKeeper(folder, name, parts));
  while (!signal.aborted) {
    await host.hold(`mailbox-${name}`, signal, async (held, isHeld) => {
      const givingUp = new AbortController();
      let heardAt = now();
      const turn: Turn = {
        signal: AbortSignal.any([held, givingUp.signal]),
        held,
        isHeld,
        heard: () => {
          heardAt = now();
          pulse.heard(parts.number);
        },
        unreached: () => {
          if (now() - heardAt >= times.unreachedMs) givingUp.abort();
        },
      };
      await Promise.all(keepers.map((keep) => keep(turn)));
    });
    await wait(times.letTryMs, signal);
  }
}

/** What is known of the folder, and how often its line broke, outlives a turn. */
function folderKeeper(folder: FolderName, name: string, parts: ReadMailbox): KeepFolder {
  const { mailbox, number, settings, host, read, pulse, times, now } = parts;
  const key = `${name}-${folder}`;
  const chance = (): number => (host.random(1)[0] ?? 0) / 256;
  const memory = folderMemory(times.again, now, chance);
  let failures = 0;
  let behind = 0;
  return async ({ signal, held, isHeld, heard, unreached }) => {
    const kept = (of: string): Kept => ({
      read: () => host.checkpoint.read(of),
      // What this gateway knew before it was stopped would be put over what another has read meanwhile.
      write: async (value) => {
        if (!isHeld()) throw new TurnOver();
        await host.checkpoint.write(of, value);
      },
    });
    while (!signal.aborted) {
      let steadySince: number | null = null;
      let hasCarried = false;
      try {
        await followFolder({
          open: () => openImap(mailbox, settings),
          folder,
          name: key,
          firstReadDays: settings.firstReadDays,
          clock: host.clock,
          checkpoint: kept(key),
          withheldMails: kept(`${key}-withheld`),
          memory,
          read,
          store: async (event) => {
            if (!isHeld()) throw new TurnOver();
            const taken = await parts.store(event);
            hasCarried ||= taken === "stored";
            return taken;
          },
          signal,
          times,
          lowTrust: folder === "junk",
          formSenders: trustedBy(settings.formSenders, [mailbox.user]),
          heard,
          caughtUp: (unknown) => {
            steadySince ??= now();
            behind = 0;
            if (unknown > 0) pulse.stuck(number, folder);
            else pulse.free(number, folder);
          },
        });
      } catch (error) {
        const fault = faultOf(error);
        pulse.lost(number);
        behind += 1;
        if (behind > STUCK_AFTER) pulse.stuck(number, folder);
        host.log("mail_line_lost", { mailbox: number, folder, fault });
        unreached();
        // A server that hangs up whenever it has said all is not asked for that several times a second.
        if (hasCarried || (steadySince !== null && now() - steadySince >= times.steadyMs)) failures = 0;
        const pause = backOffMs(failures, fault, chance(), times.reopenMs, times.refusedMs);
        // Another gateway may know a newer password, and tries no sooner than this one would: each try counts where a server locks accounts.
        await wait(pause, fault === "credentials" ? held : signal);
        failures += 1;
      }
    }
    // Whoever reads it now tells of it.
    pulse.free(number, folder);
  };
}
