import type {
  CallCommand,
  CallEvent,
  CallKey,
  Calls,
  Channel,
  Host,
  InboundEvent,
  LegKey,
  Taken,
} from "@holdfast/channel-kit";
import { readConfig, variableName } from "@holdfast/channel-kit";
import { testHost } from "@holdfast/channel-kit/conformance";
import channel from "../index.ts";
import type { ExchangeProcess } from "./exchange.ts";
import { until } from "./until.ts";

/** A gateway's side of the line: a channel that follows, and all that it told. */
export interface FollowedLine {
  readonly channel: Channel;
  readonly calls: Calls;
  readonly told: () => readonly CallEvent[];
  /** What was stored, in order, and how much had been told before. */
  readonly stored: () => readonly { readonly event: InboundEvent; readonly toldBefore: number }[];
  readonly logged: () => string;
  /** Resolves with the first event that fits, once it is told. */
  readonly next: (fits: (event: CallEvent) => boolean, what: string) => Promise<CallEvent>;
  readonly came: (nth?: number) => Promise<Extract<CallEvent, { kind: "came" }>>;
  readonly leg: (
    kind: "leg_ringing" | "leg_up" | "leg_heard" | "leg_ended" | "not_played",
    call: CallKey,
    leg: LegKey,
  ) => Promise<CallEvent>;
  /** Gives a command, and throws unless it is done. */
  readonly done: (command: CallCommand) => Promise<void>;
  /** What storing says from now on. */
  readonly storing: (taken: Taken) => void;
  /** Ends it, as a gateway that is shut down ends. */
  readonly close: () => Promise<void>;
}

/** Connects the channel to an exchange and follows it. */
export async function followLine(
  exchange: ExchangeProcess,
  {
    settings = {},
    host: changed = {},
    patienceMs = 20_000,
  }: {
    readonly settings?: Readonly<Record<string, string>>;
    readonly host?: Partial<Host>;
    /** How long the first standing may take. */
    readonly patienceMs?: number;
  } = {},
): Promise<FollowedLine> {
  const environment = Object.entries({ ...exchange.channel, ...settings }).map(([field, value]) => [
    variableName("voice", field),
    value,
  ]);
  const read = readConfig(channel, "voice", Object.fromEntries(environment));
  if (read.kind !== "ready") throw new Error(`the settings are ${read.kind}`);
  const base = testHost();
  const host: Host = { ...base, clock: Date.now, fetch: globalThis.fetch, random: randomly, ...changed };
  const connected = channel.connect(read.config, host);
  const { calls, intake } = connected;
  const [live] = intake;
  if (calls === undefined || live.kind !== "live") throw new Error("the channel carries no calls");
  const told: CallEvent[] = [];
  const stored: { event: InboundEvent; toldBefore: number }[] = [];
  let taken: Taken = "stored";
  const stopping = new AbortController();
  const listening = live.listen(stopping.signal, async (event) => {
    if (event.kind === "unreadable") throw new Error("a call is never unreadable");
    if (taken === "stored") stored.push({ event, toldBefore: told.length });
    return taken;
  });
  const following = calls.follow(stopping.signal, async (event) => void told.push(event));
  const next = async (fits: (event: CallEvent) => boolean, what: string): Promise<CallEvent> => {
    await until(what, () => told.some(fits));
    const found = told.find(fits);
    if (found === undefined) throw new Error(what);
    return found;
  };
  const line: FollowedLine = {
    channel: connected,
    calls,
    told: () => told,
    stored: () => stored,
    logged: () => JSON.stringify(base.records),
    next,
    came: async (nth = 1) => {
      const all = (): readonly CallEvent[] => told.filter(({ kind }) => kind === "came");
      await until(`call ${nth}`, () => all().length >= nth);
      const found = all()[nth - 1];
      if (found?.kind !== "came") throw new Error("no call came");
      return found;
    },
    leg: (kind, call, leg) =>
      next((event) => event.kind === kind && event.call === call && event.leg === leg, `${kind} of ${leg}`),
    done: async (command) => {
      const { kind } = await calls.act(command);
      if (kind !== "done") throw new Error(`${command.kind}: ${kind}`);
    },
    storing: (next_) => (taken = next_),
    close: async () => {
      stopping.abort();
      await Promise.all([listening, following]);
    },
  };
  try {
    await until("the standing", () => told.some(({ kind }) => kind === "standing"), patienceMs);
  } catch (error) {
    const found = await connected.check?.();
    await line.close();
    throw new Error(`no standing came to be: ${line.logged()}, ${JSON.stringify(found)}`, { cause: error });
  }
  return line;
}

/** Unlike the test host's, never the same twice: several lines share an exchange. */
const randomly = (size: number): Uint8Array => crypto.getRandomValues(new Uint8Array(size));
