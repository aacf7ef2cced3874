import type { Found, Host } from "@holdfast/channel-kit";
import type { Mailbox, Settings } from "../settings.ts";
import type { LineFault } from "./back-off.ts";
import { faultOf } from "./imap/line-fault.ts";
import { openImap } from "./imap/open-imap.ts";
import type { Submission } from "./out/submission.ts";
import type { Pulse } from "./pulse.ts";
import { within } from "./wait.ts";

type Down = Extract<Found, { kind: "down" }>["reason"];

/** What each fault means to whoever has to put it right. */
const REASONS: Readonly<Record<LineFault, Down>> = {
  unreachable: "unreachable",
  silent: "unreachable",
  credentials: "credentials",
  provider: "provider",
  not_stored: "provider",
};

/** A mailbox whose line gave a sign of life within this time has just been asked, by the line. */
const FRESH_MS = 90_000;
/** How long a mailbox may take to open, in milliseconds. */
const PATIENCE_MS = 8_000;

/** Logs in wherever mail of ours comes from or goes to, and sends and changes nothing. */
export function checker(
  settings: Pick<Settings, "mailboxes" | "authorityFile" | "plainOnLoopback">,
  { ask }: Pick<Submission, "ask">,
  pulse: Pick<Pulse, "sinceMs" | "isStuck">,
  host: Pick<Host, "log">,
): () => Promise<Found> {
  const inwardFault = async (mailbox: Mailbox, number: number): Promise<LineFault | null> => {
    const isFresh = (pulse.sinceMs(number) ?? FRESH_MS) < FRESH_MS;
    const fault = isFresh ? null : await mailboxFault(mailbox, settings);
    // It opens, and that says nothing: something in it is kept back.
    return fault ?? (pulse.isStuck(number) ? "not_stored" : null);
  };
  return async () => {
    const outward = ask().then((fault) => ({ way: "out", fault }));
    const inward = (settings.mailboxes ?? []).map(async (mailbox, number) => ({
      way: "in",
      fault: await inwardFault(mailbox, number),
    }));
    for (const { way, fault } of await Promise.all([outward, ...inward]))
      if (fault !== null) {
        host.log("mail_check_failed", { way, fault });
        return { kind: "down", reason: REASONS[fault] };
      }
    return { kind: "well" };
  };
}

async function mailboxFault(
  mailbox: Mailbox,
  settings: Pick<Settings, "authorityFile" | "plainOnLoopback">,
): Promise<LineFault | null> {
  try {
    const client = await openImap(mailbox, settings);
    try {
      const look = async (): Promise<void> => {
        await client.connect();
        await client.mailboxOpen("INBOX", { readOnly: true });
      };
      await within(PATIENCE_MS, look(), () => Object.assign(new Error("too late"), { code: "ETIMEDOUT" }));
      return null;
    } finally {
      client.close();
    }
  } catch (error) {
    return faultOf(error);
  }
}
