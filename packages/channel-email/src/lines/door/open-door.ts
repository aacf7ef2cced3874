import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { MAIL_BYTES_MAX } from "@holdfast/case-schema";
import type { Host, TakeLive } from "@holdfast/channel-kit";
import type { SMTPServerOptions, SMTPServerSession } from "smtp-server";
import type { Settings } from "../../settings.ts";
import { trustedBy } from "../../form-senders.ts";
import { loadSmtpServer } from "../libraries.ts";
import type { ReadArrival } from "../read-arrival.ts";
import { wait } from "../wait.ts";
import { refusal } from "./answers.ts";
import { isOurs } from "../../threading/our-addresses.ts";
import { room, takeData, type Room } from "./take-data.ts";

/** What a door of our own needs. */
export interface OpenDoor {
  readonly settings: Pick<
    Settings,
    "addresses" | "formSenders" | "listenHost" | "listenPort" | "listenCertificate" | "listenKeyFile"
  > & { readonly listen: "lmtp" | "smtp" };
  readonly host: Pick<Host, "log" | "clock">;
  readonly read: ReadArrival;
  readonly store: TakeLive;
  readonly limits?: DoorLimits;
}

/** What strangers may do at the door. */
export interface DoorLimits {
  readonly connections: number;
  readonly recipients: number;
  /** How long a connection may say nothing, and how long it may last, in milliseconds. */
  readonly quietMs: number;
  readonly lastMs: number;
  readonly messageBytes: number;
  /** Of all connections together. */
  readonly memoryBytes: number;
  /** How often a port is tried that somebody else has. */
  readonly takenMs: number;
}

export const DOOR_LIMITS: DoorLimits = {
  connections: 50,
  recipients: 100,
  quietMs: 60_000,
  lastMs: 15 * 60_000,
  messageBytes: MAIL_BYTES_MAX,
  memoryBytes: 5 * MAIL_BYTES_MAX,
  takenMs: 5_000,
};

/**
 * Takes mail at a port until `signal` aborts: says yes after the commit and not before, no to whoever is not ours, and
 * "later" while nothing can be stored. While another gateway of this machine has the port, waits for it.
 */
export async function openDoor(parts: OpenDoor, signal: AbortSignal): Promise<void> {
  const { settings, host, limits = DOOR_LIMITS } = parts;
  const memory = room(limits.memoryBytes);
  const Server = await loadSmtpServer();
  let told = false;
  while (!signal.aborted) {
    const server = new Server(await optionsOf(parts, limits, memory, signal));
    // Errors of single connections come here too: a stranger who hangs up is nothing to tell.
    server.on("error", () => {});
    server.server.on("connection", (socket) => {
      const end = setTimeout(() => socket.destroy(), limits.lastMs).unref();
      socket.once("close", () => clearTimeout(end));
    });
    try {
      server.listen(settings.listenPort, settings.listenHost);
      await once(server.server, "listening");
    } catch (error) {
      if (!isTaken(error)) throw error;
      if (!told) host.log("mail_door_taken", { port: settings.listenPort });
      told = true;
      await wait(limits.takenMs, signal);
      continue;
    }
    host.log("mail_door_open", { port: settings.listenPort, language: settings.listen });
    await wait(2 ** 31 - 1, signal);
    await new Promise<void>((resolve) => server.close(() => resolve()));
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EADDRINUSE";
}

const CLOSE_MS = 1_000;

async function optionsOf(
  parts: OpenDoor,
  limits: DoorLimits,
  memory: Room,
  signal: AbortSignal,
): Promise<SMTPServerOptions> {
  const { settings, host, read, store } = parts;
  const { listenCertificate, listenKeyFile } = settings;
  const tls =
    listenCertificate === undefined || listenKeyFile === undefined
      ? null
      : { cert: await readFile(listenCertificate), key: await readFile(listenKeyFile) };
  const take = async (
    data: AsyncIterable<Uint8Array>,
    { envelope }: Pick<SMTPServerSession, "envelope">,
  ): Promise<Error | null> => {
    const how = { most: limits.messageBytes, shared: memory };
    return takeData(data, how, async (taken) => {
      if (taken.kind === "no_room") return refusal("later");
      const events = await read({
        raw: taken.kind === "whole" ? taken.bytes : taken.head,
        from: envelope.mailFrom === false ? "" : envelope.mailFrom.address,
        to: envelope.rcptTo.map(({ address }) => address),
        receivedAt: host.clock(),
        isHead: taken.kind === "too_large",
        lowTrust: false,
        formSenders: trustedBy(
          settings.formSenders,
          settings.addresses.filter((ours) => envelope.rcptTo.some(({ address }) => isOurs(address, [ours]))),
        ),
      });
      // A reader that ends calls what it has in hand unreadable: stored, it would stand beside the mail that comes again.
      if (signal.aborted) return refusal("later");
      for (const event of events) if ((await store(event)) !== "stored") return refusal("later");
      return taken.kind === "too_large" ? refusal("tooLarge") : null;
    });
  };
  return {
    lmtp: settings.listen === "lmtp",
    name: settings.addresses[0]?.split("@")[1] ?? "localhost",
    banner: "",
    authOptional: true,
    disabledCommands: tls === null ? ["AUTH", "STARTTLS", "VRFY"] : ["AUTH", "VRFY"],
    ...tls,
    // Told a limit, a server would refuse a large mail by itself, and nobody here would hear of it.
    hideSize: true,
    disableReverseLookup: true,
    logger: false,
    maxClients: limits.connections,
    maxRecipients: limits.recipients,
    socketTimeout: limits.quietMs,
    closeTimeout: CLOSE_MS,
    onRcptTo: ({ address }, _session, done) =>
      done(isOurs(address, settings.addresses) ? null : refusal("unknown")),
    onData: (data, session, done) => {
      void (async () => {
        try {
          done(await take(data, session));
        } catch {
          // The line broke within the message; there is nobody left to tell.
          done(refusal("later"));
        }
      })();
    },
  };
}
