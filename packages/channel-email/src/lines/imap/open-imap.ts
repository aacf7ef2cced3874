import type { ImapFlow } from "imapflow";
import { MAIL_BYTES_MAX } from "@holdfast/case-schema";
import type { Mailbox, Settings } from "../../settings.ts";
import { loadImapFlow } from "../libraries.ts";
import { protectionOf } from "../tls-of.ts";

/** How long a server may take to be reached, and to say something, in milliseconds. */
const CONNECT_MS = 20_000;
const GREETING_MS = 16_000;
const QUIET_MS = 60_000;

/** Room for one message, and for a server that is wrong about its size. */
const LITERAL_BYTES = 2 * MAIL_BYTES_MAX;

/** A client that is not connected yet. It logs nothing, and starts IDLE only when it is told to. */
export async function openImap(
  { host, port, secure, user, password }: Mailbox,
  settings: Pick<Settings, "authorityFile" | "plainOnLoopback">,
): Promise<ImapFlow> {
  const protection = await protectionOf(host, settings);
  const Client = await loadImapFlow();
  const client = new Client({
    host,
    port,
    secure,
    // Without it a server, or somebody on the way, could leave STARTTLS out and be shown the password.
    ...(secure ? {} : { doSTARTTLS: protection.kind === "tls" }),
    ...(protection.kind === "tls" ? { tls: protection.options } : {}),
    auth: { user, pass: password },
    logger: false,
    clientInfo: { name: "mail" },
    disableAutoIdle: true,
    connectionTimeout: CONNECT_MS,
    greetingTimeout: GREETING_MS,
    socketTimeout: QUIET_MS,
    maxLiteralSize: LITERAL_BYTES,
    maxResponseSize: 2 * LITERAL_BYTES,
  });
  // Told by the command that fails as well; without a listener it would end the process.
  client.on("error", () => {});
  return client;
}
