import type { ImapFlow } from "imapflow";
import type { Host } from "@holdfast/channel-kit";
import type { Mailbox, Settings } from "../../settings.ts";
import { inTimeOf, type InTime } from "./in-time.ts";
import { faultOf } from "./line-fault.ts";
import { openImap } from "./open-imap.ts";

/** How long a server may take to answer one command. */
const ANSWER_MS = 10_000;

/** What deleting a mail from our mailboxes needs. */
export interface ForgetMail {
  readonly mailboxes: readonly Mailbox[];
  readonly settings: Pick<Settings, "authorityFile" | "plainOnLoopback">;
  readonly host: Pick<Host, "log">;
}

/**
 * Deletes a mail by its Message-ID from every folder of our mailboxes: where it came, where the server, or somebody, put it since, and
 * where it keeps what we sent (CH21). Nothing else is deleted or marked. `forgotten`: it is in none of them any more.
 */
export function mailForgetter({
  mailboxes,
  settings,
  host,
}: ForgetMail): (ref: string) => Promise<"forgotten" | "retry"> {
  return async (ref) => {
    let isGone = true;
    for (const [number, mailbox] of mailboxes.entries()) {
      try {
        isGone = (await deleteFrom(await openImap(mailbox, settings), ref)) && isGone;
      } catch (error) {
        const fault = error instanceof DeletesNoneAlone ? "no_uidplus" : faultOf(error);
        host.log("mail_forget_failed", { mailbox: number, fault });
        isGone = false;
      }
    }
    return isGone ? "forgotten" : "retry";
  };
}

/** The server would delete what others have marked as deleted, too. */
class DeletesNoneAlone extends Error {
  override readonly name = "DeletesNoneAlone";
}

/** Every server of the newer IMAP does (RFC 9051). */
const deletesAlone = ({ capabilities, enabled }: ImapFlow): boolean =>
  capabilities.has("UIDPLUS") || enabled.has("IMAP4REV2");

async function deleteFrom(client: ImapFlow, ref: string): Promise<boolean> {
  const inTime = inTimeOf(ANSWER_MS);
  try {
    await inTime(client.connect());
    const folders = (await inTime(client.list())).filter(({ flags }) => !flags.has("\\Noselect"));
    let isGone = true;
    for (const { path } of folders) isGone = (await deleteIn(client, inTime, path, ref)) && isGone;
    return isGone;
  } finally {
    client.close();
  }
}

async function deleteIn(client: ImapFlow, inTime: InTime, path: string, ref: string): Promise<boolean> {
  await inTime(client.mailboxOpen(path));
  const find = async (): Promise<readonly number[]> => {
    const found = await inTime(client.search({ header: { "Message-ID": ref } }, { uid: true }));
    if (found === false || found === undefined) throw new Error("the server does not search");
    return found;
  };
  const uids = await find();
  if (uids.length === 0) return true;
  // What others have marked would go with it, at a word that names no message.
  if (!deletesAlone(client)) throw new DeletesNoneAlone();
  await inTime(client.messageDelete(uids.join(","), { uid: true }));
  return (await find()).length === 0;
}
