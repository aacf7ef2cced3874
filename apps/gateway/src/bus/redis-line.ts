import type { Dialled } from "./redis-address.ts";
import { respCommand, respReader, respWord, type Pushed } from "./resp.ts";

type Answered = (refused: string | null) => void;

/** One connection that is kept, however often it breaks, on which others are heard and told. */
export interface RedisLine {
  /**
   * Says it there; `false` while that is not possible, or where too much waits for an answer, and then it is lost. `answered` hears
   * `null` once the server took it, and else the code of its refusal, or of its end before it said so.
   */
  readonly publish: (channel: string, text: string, answered?: Answered) => boolean;
  /** Whether others are heard and told now. */
  readonly isUp: () => boolean;
  readonly close: () => void;
}

export interface RedisLineOptions {
  readonly dial: () => Dialled;
  readonly user: string;
  readonly password: string;
  readonly channels: readonly string[];
  /** At least 0, less than 1. */
  readonly random: () => number;
  readonly onUp: () => void;
  /** Called for each try that came to nothing, and each time that it breaks. */
  readonly onAway: (error: unknown) => void;
  readonly onMessage: (channel: string, text: string) => void;
}

/** What a server did that ends a connection, by its code alone. */
class RedisGone extends Error {
  override readonly name = "RedisGone";
  readonly code: string;
  constructor(code: string) {
    super("the connection to Redis ended");
    this.code = code;
  }
}

/** A server that says nothing for so many signs, which it is asked for one after the other, is taken for gone. */
const SIGN_EVERY_MS = 1_000;
const SIGNS_MISSED_MAX = 3;
const CONNECT_MS = 3_000;
/** How long one waits before trying again: twice as long each time, up to the most; drawn from the upper half. */
const PAUSE_MS = { first: 100, most: 5_000 };
/** More than so much that a slow server has not answered is refused, and so lost. */
export const UNANSWERED_MAX = 200;

const ENDED = "ENDED";
const PING = respCommand("PING");
const ignored = (): void => {};

/** In milliseconds, after so many tries in a row that came to nothing. A thousand gateways do not come back in one instant. */
export function pauseBeforeTryMs(tries: number, chance: number): number {
  const most = Math.min(PAUSE_MS.most, PAUSE_MS.first * 2 ** Math.min(tries, 16));
  return Math.round(most / 2 + (chance * most) / 2);
}

/** Opens one, also while there is no server: it goes on trying until it is closed. */
export function openRedisLine(options: RedisLineOptions): RedisLine {
  let connection: Connection | null = null;
  let pause: NodeJS.Timeout | null = null;
  let tries = 0;
  let isClosed = false;

  function call(): void {
    pause = null;
    connection = openConnection(options, {
      up() {
        tries = 0;
        options.onUp();
      },
      ended(error) {
        connection = null;
        if (isClosed) return;
        options.onAway(error);
        pause = setTimeout(call, pauseBeforeTryMs(tries, options.random()));
        tries += 1;
      },
    });
  }

  call();
  return {
    publish: (channel, text, answered = ignored) => connection?.publish(channel, text, answered) ?? false,
    isUp: () => connection?.isUp() ?? false,
    close() {
      isClosed = true;
      if (pause !== null) clearTimeout(pause);
      connection?.end();
    },
  };
}

interface Connection {
  readonly publish: (channel: string, text: string, answered: Answered) => boolean;
  readonly isUp: () => boolean;
  readonly end: () => void;
}

/** One connection, from the first try to its end. */
function openConnection(
  { dial, user, password, channels, onMessage }: RedisLineOptions,
  on: { readonly up: () => void; readonly ended: (error: unknown) => void },
): Connection {
  const { socket, opens } = dial();
  /** Whoever waits for an answer, in their order. */
  const asked: Answered[] = [];
  const heads = new Map(channels.map((name) => [name, `*3\r\n${respWord("PUBLISH")}${respWord(name)}`]));
  let gathered = "";
  let followed = 0;
  let missed = 0;
  let isUp = false;
  let failure: unknown = new RedisGone(ENDED);

  const cut = (error: unknown): void => {
    failure = error;
    socket.destroy();
  };
  const deadline = setTimeout(() => cut(new RedisGone("TIMEOUT")), CONNECT_MS);
  let signs: NodeJS.Timeout | null = null;

  function send(command: string, waits: Answered): void {
    const isFree = asked.length === 0;
    asked.push(waits);
    // Whoever waits for nobody waits for no turn of the loop, either; many at once are one write (W58).
    if (isFree) return void socket.write(command);
    if (gathered === "") setImmediate(sendGathered);
    gathered += command;
  }
  function sendGathered(): void {
    const commands = gathered;
    gathered = "";
    if (!socket.destroyed) socket.write(commands);
  }

  function answered(refused: string | null): void {
    const waits = asked.shift();
    if (waits !== undefined) return waits(refused);
    // Following is answered by what comes by itself, unless it is refused.
    cut(new RedisGone(refused ?? "UNASKED"));
  }
  function pushed([kind, channel, text]: Pushed): void {
    if (kind === "message") {
      if (typeof channel === "string" && typeof text === "string" && isUp) onMessage(channel, text);
      return;
    }
    if (kind !== "subscribe") return;
    followed += 1;
    if (followed !== channels.length || socket.destroyed) return;
    clearTimeout(deadline);
    signs = setInterval(askForSign, SIGN_EVERY_MS);
    isUp = true;
    on.up();
  }
  function askForSign(): void {
    // Counted, and not told by a clock: a gateway that stood still itself has not heard what came meanwhile.
    if (missed === SIGNS_MISSED_MAX) return cut(new RedisGone("SILENT"));
    missed += 1;
    send(PING, ignored);
  }

  const read = respReader({ answered, pushed });
  socket.once(opens, () => {
    const known = user === "default" && password === "" ? [] : ["AUTH", user, password];
    send(respCommand("HELLO", "3", ...known), (refused) => {
      if (refused !== null) cut(new RedisGone(refused));
    });
    socket.write(respCommand("SUBSCRIBE", ...channels));
  });
  socket.on("data", (chunk: Buffer) => {
    missed = 0;
    try {
      read(chunk);
    } catch (error) {
      cut(error);
    }
  });
  socket.on("error", (error) => {
    failure = error;
  });
  socket.once("close", () => {
    isUp = false;
    clearTimeout(deadline);
    if (signs !== null) clearInterval(signs);
    const error = failure;
    for (const waits of asked.splice(0)) waits(ENDED);
    on.ended(error);
  });
  return {
    publish(channel, text, waits) {
      const head = heads.get(channel);
      if (!isUp || head === undefined || asked.length >= UNANSWERED_MAX) return false;
      send(head + respWord(text), waits);
      return true;
    },
    isUp: () => isUp && !socket.destroyed,
    end: () => void socket.destroy(),
  };
}
