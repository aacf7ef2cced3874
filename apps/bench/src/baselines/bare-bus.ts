import { connect } from "node:net";
import { once } from "node:events";
import pg, { type PoolConfig } from "pg";

/** How two programs reach each other: the database's notifications, or a Redis's channels; nothing else is done with what they say. */
export type BusOrder =
  | { readonly kind: "notify"; readonly connection: PoolConfig }
  | { readonly kind: "redis"; readonly port: number };

export interface BareBus {
  /** Says something short, without spaces at its ends. */
  readonly say: (text: string) => void;
}

const CHANNEL = "bare_lane";

/** Joins it. `onHeard` hears what everybody says; without it nothing is listened to. */
export async function joinBareBus(
  order: BusOrder,
  onHeard: ((text: string) => void) | null,
): Promise<BareBus> {
  return order.kind === "notify" ? byNotify(order.connection, onHeard) : byRedis(order.port, onHeard);
}

async function byNotify(connection: PoolConfig, onHeard: ((text: string) => void) | null): Promise<BareBus> {
  const client = new pg.Client(connection);
  await client.connect();
  client.on("notification", ({ payload = "" }) => onHeard?.(payload));
  if (onHeard !== null) await client.query(`listen ${CHANNEL}`);
  // One after the other, as a connection takes them.
  let turn: Promise<unknown> = Promise.resolve();
  const statement = (text: string) => ({
    name: "say",
    text: "select pg_notify($1, $2)",
    values: [CHANNEL, text],
  });
  return {
    say: (text) => {
      turn = turn.then(async () => client.query(statement(text)));
    },
  };
}

async function byRedis(port: number, onHeard: ((text: string) => void) | null): Promise<BareBus> {
  const socket = connect({ port, host: "127.0.0.1", noDelay: true });
  await once(socket, "connect");
  let heard = "";
  socket.setEncoding("utf8");
  socket.on("data", (chunk: string) => {
    if (onHeard === null) return;
    const { messages, rest } = messagesIn(heard + chunk);
    heard = rest;
    for (const message of messages) onHeard(message);
  });
  if (onHeard !== null) socket.write(command("SUBSCRIBE", CHANNEL));
  return { say: (text) => void socket.write(command("PUBLISH", CHANNEL, text)) };
}

/** A command as Redis reads it (RESP 2). */
export function command(...words: readonly string[]): string {
  return `*${words.length}\r\n${words.map((word) => `$${Buffer.byteLength(word)}\r\n${word}\r\n`).join("")}`;
}

/** What was published, of answers that came so far; the last one may not be there whole. Its words are plain ASCII. */
export function messagesIn(text: string): { readonly messages: readonly string[]; readonly rest: string } {
  const messages: string[] = [];
  let at = 0;
  for (;;) {
    const found = /^\*3\r\n\$\d+\r\n(\w+)\r\n\$\d+\r\n[^\r]*\r\n(?::\d+|\$(\d+))\r\n/.exec(text.slice(at));
    if (found === null) return { messages, rest: text.slice(at) };
    const [head, kind, length] = found;
    if (length === undefined) {
      at += head.length;
      continue;
    }
    const end = at + head.length + Number(length);
    if (text.length < end + 2) return { messages, rest: text.slice(at) };
    if (kind === "message") messages.push(text.slice(at + head.length, end));
    at = end + 2;
  }
}
