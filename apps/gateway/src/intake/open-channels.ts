import type { AnswerSubject, ChannelId, ChannelTraits } from "@holdfast/case-schema";
import type { Channel, Waits } from "@holdfast/channel-kit";
import type { Keyring, Store } from "@holdfast/db";
import { Hono } from "hono";
import { alarmDoors, type AlarmDoors } from "../alarms/alarm-doors.ts";
import { bucketAddress } from "../auth/bucket-address.ts";
import { carrierOf } from "../calls/carrier-of.ts";
import type { CallsHere } from "../calls/start-calls.ts";
import type { ChannelsHealth } from "../health/create-health.ts";
import type { Chore } from "../chores/chore.ts";
import { refusal } from "../http/refusal.ts";
import type { Log } from "../log/log.ts";
import { forgetCopies } from "../outbox/forget-copies.ts";
import { mayLeave } from "../outbox/may-leave.ts";
import { startOutbox, type RunningOutbox } from "../outbox/outbox.ts";
import type { Redraw } from "../pictures/redraw/queued-redraw.ts";
import { startPictures, type RunningPictures } from "../pictures/start-pictures.ts";
import { noticeAddresses } from "../same-address/notice-addresses.ts";
import { askMissed } from "./ask-missed.ts";
import { beginningOf, type Beginning } from "./begin.ts";
import type { ChannelsConfig } from "./channels-config.ts";
import { guessToll } from "./guess-toll.ts";
import { LEASE_MS } from "./hold.ts";
import { hostOf, type HostParts } from "./host.ts";
import { holdLine } from "./live-intake.ts";
import { nowAndThen } from "./now-and-then.ts";
import { pagesPath, pagesRoute } from "./pages-route.ts";
import { readInstances, type Instance, type Off } from "./read-instances.ts";
import { recentSettings } from "./recent-settings.ts";
import type { Origin } from "./to-arrival.ts";
import { DROWNED, FLOOD_TOLD_EVERY_MS, QUARANTINED, SUBMISSIONS, tooMany } from "./too-many.ts";
import { webhookRoute } from "./webhook-route.ts";

export type { ChannelsConfig } from "./channels-config.ts";

/** What opening the channels needs of the house. */
export interface OpenChannels {
  readonly config: ChannelsConfig;
  readonly env: NodeJS.ProcessEnv;
  readonly demo: boolean;
  readonly store: Store;
  readonly keyring: Pick<Keyring, "hash" | "deriveSecret">;
  readonly publicUrl: URL;
  readonly reachUrl: URL;
  readonly exitUrl: URL;
  readonly clock: () => number;
  readonly random: (size: number) => Uint8Array;
  readonly fetch: typeof globalThis.fetch;
  readonly log: Log;
  readonly health: Pick<ChannelsHealth, "watch" | "ways">;
  readonly waits: () => Waits;
  readonly clientAddressOf: (request: Request) => string;
}

/** Channels that are open, with their routes; or every reason why none is. */
export type ChannelsOpened =
  | { readonly kind: "refused"; readonly reasons: readonly string[] }
  | {
      readonly kind: "open";
      readonly channels: readonly {
        readonly id: ChannelId;
        readonly title: string;
        readonly traits: ChannelTraits;
        readonly begins: Beginning | null;
        readonly answerSubject: AnswerSubject | null;
        readonly senderName: string | null;
      }[];
      readonly off: readonly Off[];
      /** Where softphones connect, beside the gateway's own origin. */
      readonly deviceOrigins: readonly string[];
      /** Calls, where a channel carries them; `null` where none does. */
      readonly calls: CallsHere | null;
      /** Intake and pages, at their full paths. */
      readonly public: Hono;
      readonly startOutbox: () => RunningOutbox;
      /** By which whoever is on call is told of alarms. */
      readonly alarmDoors: AlarmDoors;
      /** Fetches what came with messages. */
      readonly startPictures: (redraw: Redraw) => RunningPictures;
      /** What is done for the channels by the clock. */
      readonly chores: readonly Chore[];
      /** Lets go of live lines and waits for what they are storing. */
      readonly close: () => Promise<void>;
    };

/** An instance at work. */
interface Connected {
  readonly origin: Origin;
  readonly channel: Channel;
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));
/** A pause that does not keep a process alive whose work is done. */
const waitAside = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref());

/** How soon a provider is asked to forget what somebody takes back. */
const FORGET_EVERY_MS = 10_000;
/** How soon the address of a contact is looked at that a gateway died over. */
const NOTE_EVERY_MS = 60_000;

/** Paths that are somebody else's. */
const TAKEN = new Set([
  "/api",
  "/assets",
  "/channels",
  "/files",
  "/exit",
  "/graphql",
  "/healthz",
  "/kept",
  "/metrics",
  "/pictures",
  "/readyz",
  "/socket.io",
]);

/** Opens every channel of the list that has its variables; refuses with all reasons when any is wrong. */
export async function openChannels(options: OpenChannels): Promise<ChannelsOpened> {
  const { store, clock, random, fetch, log, keyring, clientAddressOf, reachUrl, health } = options;
  const { instances, off, reasons } = await readInstances(options.config, options.env, options.demo);
  if (reasons.length > 0) return { kind: "refused", reasons };
  const addresses = noticeAddresses({
    sameAddress: store.sameAddress,
    channels: instances.map(({ definition }) => definition.traits),
    clock,
    log,
  });
  const parts: HostParts = {
    store,
    opened: addresses.opened,
    keyring,
    settings: recentSettings(store.settings, clock),
    toll: guessToll(clock, wait),
    tooMany: tooMany(clock, SUBMISSIONS),
    fetch,
    publicUrl: reachUrl,
    clock,
    random,
    log,
    exitUrl: options.exitUrl,
    leaseMs: LEASE_MS,
    ways: health.ways,
    waits: options.waits,
    clientOf: (request) => bucketAddress(clientAddressOf(request), (text) => keyring.hash("address", text)),
  };
  const opened = instances.map((instance) => connect(instance, parts, health));
  const failed = opened.flatMap((one) => ("reason" in one ? [one.reason] : []));
  const connected = opened.flatMap((one) => ("reason" in one ? [] : [one]));
  const carrier = carrierOf(connected.map(({ origin: { id }, channel: { calls } }) => ({ id, calls })));
  const wrong = [...failed, ...clashes(connected), ...(carrier.kind === "refused" ? [carrier.reason] : [])];
  if (wrong.length > 0) return { kind: "refused", reasons: wrong };

  const channels = new Map(connected.map(({ origin, channel }) => [origin.id, channel]));
  const routes = new Hono();
  routes.notFound(() => refusal("not_found"));
  const lines = new AbortController();
  const held: Promise<void>[] = [];
  const flood = {
    flooded: tooMany(clock, QUARANTINED),
    drowned: tooMany(clock, DROWNED),
    toTell: nowAndThen(clock, FLOOD_TOLD_EVERY_MS),
  };
  for (const { origin, channel } of connected)
    for (const intake of channel.intake) {
      // Webhooks before pages, whose app may answer to anything below its place. Intake is public, so it is found
      // where the public pages are.
      if (intake.kind === "webhook")
        routes.route("/", webhookRoute(intake, origin, { ...parts, ...flood, store }));
      if (intake.kind === "live") held.push(holdLine(intake, origin, lines.signal, { ...parts, wait }));
    }
  for (const { origin, channel } of connected)
    if (channel.missedSince !== undefined)
      held.push(askMissed(channel.missedSince, origin, lines.signal, { ...parts, wait: waitAside }));
  for (const { origin, channel } of connected)
    for (const intake of channel.intake)
      if (intake.kind === "pages") routes.route("/", pagesRoute(intake, origin, log));

  // Below here everything is a channel's, so what no channel answers to is not there, whatever else is served.
  routes.all("/channels/*", () => refusal("not_found"));

  const open = instances.map(({ id, definition: { title, traits } }) => ({
    id,
    title,
    traits,
    begins: beginningOf(traits, channels.get(id) ?? {}),
    answerSubject: channels.get(id)?.answerSubject ?? null,
    senderName: channels.get(id)?.senderName ?? null,
  }));
  return {
    kind: "open",
    channels: open,
    off,
    deviceOrigins: connected.flatMap(({ channel }) => channel.calls?.deviceOrigins ?? []),
    public: routes,
    calls: carrier.kind === "carried" ? carrier.here({ ...parts, store, wait: waitAside }) : null,
    alarmDoors: alarmDoors(
      connected.map(({ origin: { traits }, channel }) => ({
        traits,
        channel,
        begins: beginningOf(traits, channel),
      })),
      log,
    ),
    startPictures: (redraw) =>
      startPictures({
        pictures: store.pictures,
        channels,
        redraw,
        holder: Buffer.from(random(12)).toString("hex"),
        clock,
        log,
      }),
    startOutbox: () => {
      const holder = Buffer.from(random(12)).toString("hex");
      return startOutbox({
        outbox: store.outbox,
        mayLeave: mayLeave({
          reach: store.reach,
          purposes: store,
          safetyPlans: store.safetyPlans,
          settings: parts.settings,
          channels: new Map(open.map((each) => [each.id, each])),
          clock,
        }),
        channels,
        holder,
        clock,
        log,
        onCommit: store.log.onCommit,
      });
    },
    chores: [
      {
        name: "provider_copies",
        everyMs: FORGET_EVERY_MS,
        run: () => forgetCopies({ ...parts, copies: store.copies, channels }),
      },
      { name: "addresses", everyMs: NOTE_EVERY_MS, run: addresses.sweep },
    ],
    close: async () => {
      lines.abort();
      await Promise.all(held);
      await addresses.close();
    },
  };
}

function connect(
  instance: Instance,
  parts: HostParts,
  { watch }: Pick<ChannelsHealth, "watch">,
): Connected | { readonly reason: string } {
  const { id, definition, config } = instance;
  const origin = { id, traits: definition.traits };
  try {
    const channel = definition.connect(config, hostOf(origin, parts));
    return { origin, channel: watch({ id, medium: definition.traits.medium, channel }) };
  } catch {
    // The message may repeat the configuration, secrets and all.
    return { reason: `The channel ${id} cannot be connected with the variables it was given.` };
  }
}

function clashes(connected: readonly Connected[]): readonly string[] {
  const paths = connected.flatMap(({ origin, channel }) =>
    channel.intake.flatMap((intake) =>
      intake.kind === "pages" ? [{ id: origin.id, path: pagesPath(intake, origin) }] : [],
    ),
  );
  return paths.flatMap(({ id, path }, index) =>
    TAKEN.has(path) || paths.findIndex((one) => one.path === path) !== index
      ? [`The pages of the channel ${id} want a place that is taken: ${path}.`]
      : [],
  );
}
