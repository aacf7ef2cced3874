import { readFile } from "node:fs/promises";
import { ImapFlow } from "imapflow";
import type { Mailbox } from "../settings.ts";
import { until } from "./until.ts";

/** Somebody who only watches a mailbox: what the server tells, and when. */
export interface BareIdle {
  /** When, by `performance.now()`, the server told of each message, since watching began. */
  readonly told: () => readonly number[];
  readonly close: () => void;
}

/** Watches by IDLE and fetches nothing: no reader can know of a message before this does. */
export async function bareIdle(mailbox: Mailbox, authorityFile: string): Promise<BareIdle> {
  const { host, port, secure, user, password } = mailbox;
  const client = new ImapFlow({
    host,
    port,
    secure,
    tls: { ca: await readFile(authorityFile, "utf8") },
    auth: { user, pass: password },
    logger: false,
    disableAutoIdle: true,
  });
  client.on("error", () => {});
  const told: number[] = [];
  await client.connect();
  await client.mailboxOpen("INBOX", { readOnly: true });
  client.on("exists", ({ count, prevCount }: { count: number; prevCount: number }) => {
    for (let at = prevCount; at < count; at += 1) told.push(performance.now());
  });
  client.idle().catch(() => {});
  await until("IDLE", () => client.idling);
  return {
    told: () => told,
    close: () => client.close(),
  };
}
