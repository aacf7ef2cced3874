import { once } from "node:events";
import { createServer, type Socket } from "node:net";
import { config, type Mailbox, type Settings } from "../settings.ts";

/** One command as a client gave it, such as `UID FETCH` and `1,2 (UID BODY.PEEK[])`. */
export interface ImapCommand {
  readonly name: string;
  readonly rest: string;
  /** The messages that it names; of those that name none, nothing. */
  readonly uids: readonly number[];
}

/**
 * What the server does with a command. `answer` is what a good one does; `silence` says nothing any more, and `drip` says
 * something again and again and never answers.
 */
export type ImapDeed = "answer" | "no" | "hang_up" | "silence" | "drip";

/** A small IMAP server in memory, with a single INBOX, for what no real one does on purpose. */
export interface ScriptedImap {
  readonly mailbox: Mailbox;
  /** Settings of the channel that allow a line to it, with some of them changed. */
  readonly settings: (changed?: Partial<Settings>) => Settings;
  /** Puts a mail into INBOX and tells whoever waits for it; gives its UID. */
  readonly put: (raw: string) => number;
  readonly remove: (uid: number) => void;
  /** Asked before each command from now on. */
  readonly obey: (script: (command: ImapCommand) => ImapDeed) => void;
  /** When, by `performance.now()`, INBOX was opened: once by each line to it. */
  readonly opened: () => readonly number[];
  readonly commands: () => readonly ImapCommand[];
  readonly close: () => Promise<void>;
}

const DRIP_MS = 20;
const VALIDITY = 7;

/** Starts one on the loopback interface, without TLS. */
export async function startScriptedImap(): Promise<ScriptedImap> {
  const mails = new Map<number, Buffer>();
  const sockets = new Set<Socket>();
  const idling = new Set<Socket>();
  const opened: number[] = [];
  const commands: ImapCommand[] = [];
  const state: { next: number; script: (command: ImapCommand) => ImapDeed } = {
    next: 1,
    script: () => "answer",
  };
  const uidsIn = (set: string): readonly number[] => {
    const named = set.split(",").map((part) => part.split(":"));
    return [...mails.keys()].filter((uid) =>
      named.some(([from = "", to = from]) => uid >= Number(from) && (to === "*" || uid <= Number(to))),
    );
  };
  const sequence = (uid: number): number => [...mails.keys()].indexOf(uid) + 1;

  const answer = (socket: Socket, tag: string, { name, rest, uids }: ImapCommand): void => {
    const say = (...lines: readonly string[]): void =>
      void socket.write(lines.join("\r\n") + "\r\n", "latin1");
    const ok = (...lines: readonly string[]): void => say(...lines, `${tag} OK done`);
    if (name === "CAPABILITY") return ok("* CAPABILITY IMAP4rev1 IDLE");
    if (name === "LIST") return ok('* LIST () "/" INBOX');
    if (name === "EXAMINE") {
      opened.push(performance.now());
      return ok(
        `* ${mails.size} EXISTS`,
        `* OK [UIDVALIDITY ${VALIDITY}] valid`,
        `* OK [UIDNEXT ${state.next}] next`,
      );
    }
    if (name === "UID SEARCH") return ok(`* SEARCH ${uids.join(" ")}`);
    if (name === "UID FETCH") {
      for (const uid of uids) {
        const raw = mails.get(uid) ?? Buffer.alloc(0);
        const facts = `UID ${uid} RFC822.SIZE ${raw.length} INTERNALDATE "26-Nov-2026 12:00:00 +0000"`;
        const body = rest.includes("BODY.PEEK[]")
          ? ` BODY[] {${raw.length}}\r\n${raw.toString("latin1")}`
          : "";
        say(`* ${sequence(uid)} FETCH (${facts}${body})`);
      }
      return ok();
    }
    if (name === "IDLE") {
      idling.add(socket);
      return say("+ idling");
    }
    return ["LOGIN", "NOOP", "LOGOUT"].includes(name) ? ok() : say(`${tag} BAD what?`);
  };

  const hear = (socket: Socket, line: string, idleTag: string | null): string | null => {
    if (line.toUpperCase() === "DONE" && idleTag !== null) {
      idling.delete(socket);
      socket.write(`${idleTag} OK done\r\n`);
      return null;
    }
    const [tag = "", ...words] = line.split(" ");
    const name = (words[0] === "UID" ? words.splice(0, 2).join(" ") : (words.shift() ?? "")).toUpperCase();
    const set = /(?:^|UID )([0-9][0-9:,*]*)/.exec(words.join(" "))?.[1] ?? "";
    const command = { name, rest: words.join(" "), uids: uidsIn(set) };
    commands.push(command);
    switch (state.script(command)) {
      case "answer":
        answer(socket, tag, command);
        return name === "IDLE" ? tag : null;
      case "no":
        socket.write(`${tag} NO [SERVERBUG] not now\r\n`);
        return null;
      case "hang_up":
        socket.destroy();
        return null;
      case "silence":
        return null;
      case "drip": {
        const drip = setInterval(() => socket.write("* OK still here\r\n"), DRIP_MS);
        socket.once("close", () => clearInterval(drip));
        return null;
      }
    }
  };

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.setNoDelay(true);
    socket.on("error", () => {});
    socket.once("close", () => {
      sockets.delete(socket);
      idling.delete(socket);
    });
    socket.write("* OK ready\r\n");
    let held = "";
    let idleTag: string | null = null;
    socket.on("data", (bytes: Buffer) => {
      const lines = (held + bytes.toString("latin1")).split("\r\n");
      held = lines.pop() ?? "";
      for (const line of lines) idleTag = hear(socket, line, idleTag);
    });
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("a TCP server has a port");
  const settings = config.parse({
    addresses: "intake@hotline.test",
    submissionUrl: "smtp://127.0.0.1:1",
    mailboxes: `imap://box:invented@127.0.0.1:${address.port}`,
    plainOnLoopback: "true",
  });
  const [mailbox] = settings.mailboxes ?? [];
  if (mailbox === undefined) throw new Error("a setting of one mailbox gives one");
  return {
    mailbox,
    settings: (changed = {}) => ({ ...settings, ...changed }),
    put: (raw) => {
      const uid = state.next;
      state.next += 1;
      mails.set(uid, Buffer.from(raw));
      for (const socket of idling) socket.write(`* ${mails.size} EXISTS\r\n`);
      return uid;
    },
    remove: (uid) => void mails.delete(uid),
    obey: (script) => {
      state.script = script;
    },
    opened: () => opened,
    commands: () => commands,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
