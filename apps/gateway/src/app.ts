import type { Server } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { nextMasterKey, type Keyring, type Store } from "@holdfast/db";
import { alarmChores } from "./alarms/alarm-chores.ts";
import { absenceChore } from "./absence/absence-chore.ts";
import { checkAuthSchema, createAuth } from "./auth/auth.ts";
import { openDirectory, type Directory } from "./auth/directory/directory.ts";
import { factorDirectoryOf } from "./auth/directory/factor-directory.ts";
import { relyingParty } from "./auth/passkeys/relying-party.ts";
import { verifySession } from "./auth/verify-session.ts";
import { blockChores } from "./blocks/block-chores.ts";
import { busOf } from "./bus/bus-of.ts";
import { chanceOf } from "./boot/chance-of.ts";
import { keyPlaces } from "./boot/key-places.ts";
import { NO_CALLS } from "./calls/ask-calls.ts";
import { showCalls } from "./calls/call-metrics.ts";
import type { AnchorFile } from "./audit/anchor-file.ts";
import { auditWatch } from "./audit/audit-watch.ts";
import { sealChore } from "./audit/seal-chore.ts";
import { choresOf } from "./chores/chores.ts";
import { startChores } from "./chores/start-chores.ts";
import type { Env } from "./env/read.ts";
import { gatewayFaces } from "./faces.ts";
import { readDocumentNames } from "./figures/document-names.ts";
import { showHouse } from "./figures/show-house.ts";
import { showGateway } from "./figures/show-gateway.ts";
import { crisisChore } from "./crisis-clocks/crisis-chore.ts";
import { escalationChore } from "./escalations/escalation-chore.ts";
import { handoverChores } from "./handovers/handover-chores.ts";
import { practiceChores } from "./practice/practice-chores.ts";
import { watchChores } from "./watches/watch-chores.ts";
import { emergencyChore } from "./emergencies/emergency-chore.ts";
import { followUpChore } from "./follow-ups/follow-up-chore.ts";
import { QUESTIONS } from "./graphql/question-measure.ts";
import { clockWatch } from "./health/clock-watch.ts";
import { createHealth } from "./health/create-health.ts";
import { outageChores } from "./health/outage-chores.ts";
import { clientAddressOf } from "./http/client-address.ts";
import { drain, keepNoConnection, listen, nodeServer, PATIENCE } from "./http/listen.ts";
import { errorFacts } from "./log/error-facts.ts";
import { createMetrics } from "./http/metrics.ts";
import { siteOf } from "./http/site.ts";
import { readStaticFiles } from "./http/static-files.ts";
import { openChannels, type ChannelsConfig } from "./intake/open-channels.ts";
import type { Measure } from "./intake/too-many.ts";
import { keyChore } from "./keys/key-chore.ts";
import type { Log } from "./log/log.ts";
import { showOutbox } from "./outbox/outbox-metrics.ts";
import { queuedScans } from "./scans/draw-scan.ts";
import { scanChores } from "./scans/scan-chores.ts";
import { pictureChores } from "./pictures/picture-chores.ts";
import { queuedRedraw } from "./pictures/redraw/queued-redraw.ts";
import { forgetOffers, routeOffers } from "./routing/route-offers.ts";
import { liftAskChore } from "./reach/lift-ask-chore.ts";
import { silenceChore } from "./reach/silence-chore.ts";
import { attachRealtime } from "./realtime/attach-realtime.ts";
import { lineTextChore } from "./surge/line-text-chore.ts";
import { surgeChore } from "./surge/surge-chore.ts";
import { surgeWaits } from "./surge/surge-waits.ts";
import { createLiveSessions } from "./sessions/create-live-sessions.ts";
import type { LiveSessions } from "./sessions/live-sessions.ts";

export interface GatewayOptions {
  readonly env: Env;
  /** Where channels find their own variables. */
  readonly environment: NodeJS.ProcessEnv;
  readonly channels: ChannelsConfig;
  /** Whether channels may show their demo pages. */
  readonly demo: boolean;
  readonly consoleFolder: string;
  /** Where it is kept, outside the database, what the audit ends with. */
  readonly anchors: Pick<AnchorFile, "add">;
  readonly store: Store;
  readonly keyring: Keyring;
  readonly clock: () => number;
  readonly random: (size: number) => Uint8Array;
  readonly fetch: typeof globalThis.fetch;
  readonly log: Log;
  /** How long the last good look at the sessions is trusted (G4); as G4 says when left out. */
  readonly trustedForMs?: number;
  /** What one session may ask in a while (G515); as G515 says when left out. */
  readonly questions?: Measure;
}

/** A gateway at work. */
export interface Gateway {
  readonly server: Server;
  readonly sessions: LiveSessions;
  readonly channels: readonly { readonly id: string; readonly title: string }[];
  /** Channels that are configured out, each with the reason. */
  readonly off: readonly { readonly id: string; readonly because: string }[];
  readonly consoleBuilt: boolean;
  /** Takes no new work, finishes what runs, and lets go of everything it opened; the store stays open. */
  readonly close: () => Promise<void>;
}

/** What came of starting: a gateway that listens, or the reasons why not, all at once. */
export type GatewayStarted =
  | { readonly kind: "started"; readonly gateway: Gateway }
  | { readonly kind: "refused"; readonly reasons: readonly string[] };

/** A pause that keeps no process alive whose work is done. */
const waitAside = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms).unref());

/** How long running requests may take once the gateway stops. */
const DRAIN_MS = 8_000;

/** Over how long its consoles go to other gateways once one stops that has others beside it. */
const LEAVE_OVER_MS = 3_000;

function directoryOf({ env, fetch, clock, log }: GatewayOptions): Directory | null {
  if (env.directory === null) return null;
  return openDirectory({ env: env.directory, backAt: new URL("/directory", env.url), fetch, clock, log });
}

/** Puts the parts together and listens. What it was given stays the caller's to close. */
export async function createGateway(options: GatewayOptions): Promise<GatewayStarted> {
  const { env, store, keyring, clock, random, log } = options;
  let stopping = false;
  let recheck: () => Promise<void> = async () => {};
  const auth = createAuth({
    prisma: store.prisma,
    url: env.url,
    secret: keyring.deriveSecret("auth"),
    log,
    staff: store.staff,
    passkeys: { rp: relyingParty(env.url), passkeys: store.passkeys, audit: store.audit },
    directory: {
      directory: directoryOf(options),
      accounts: store.directoryAccounts,
      people: store.people,
      audit: store.audit,
      hashSecret: (secret) => keyring.hash("link", secret),
      provedWithinMs: env.provedWithinMs,
      factorDirectory: factorDirectoryOf(env.directory),
    },
    clock,
    usedCodes: { people: store.people, hashCode: (text) => keyring.hash("code", text) },
    onSessionEnd: () => recheck(),
  });
  await checkAuthSchema(auth);
  const health = createHealth({
    store,
    holder: Buffer.from(random(12)).toString("hex"),
    clock,
    wait: waitAside,
    log,
  });
  const waits = surgeWaits(store, clock);
  const channels = await openChannels({
    config: options.channels,
    env: options.environment,
    demo: options.demo,
    store,
    keyring,
    publicUrl: env.url,
    reachUrl: env.reachUrl,
    exitUrl: env.exitUrl,
    clock,
    random,
    fetch: options.fetch,
    log,
    health,
    waits: waits.now,
    clientAddressOf,
  });
  if (channels.kind === "refused") return channels;

  // Whoever looks after the house hears of it at the start: no screen shows what was kept and is not read (DB93).
  for (const setting of (await store.settings.read()).unread ?? []) log.error("setting_unread", { setting });
  const sessions = await createLiveSessions({
    staff: store.staff,
    verify: verifySession(auth),
    clock,
    log,
    ...(options.trustedForMs === undefined ? {} : { trustedForMs: options.trustedForMs }),
  });
  ({ recheck } = sessions);
  const redraw = queuedRedraw();
  const drawScan = queuedScans();
  const files = await readStaticFiles(options.consoleFolder);
  const metrics = createMetrics();
  const watch = auditWatch({ audit: store.audit, log });
  const clocks = clockWatch({ houseTime: store.houseTime, log });
  const { app, ahead } = gatewayFaces({
    env,
    store,
    keyring,
    clock,
    random,
    log,
    auth,
    sessions,
    channels,
    redraw,
    drawScan,
    files,
    metrics,
    documentNames: await readDocumentNames(),
    tellDraft: (notice) => realtime.tellDraft(notice),
    calls: channels.calls?.asks ?? NO_CALLS,
    readAgeMs: () => realtime.tailAgeMs(),
    channelsUp: health.up,
    busIsUp: () => realtime.busIsUp(),
    auditUnsealedMs: watch.unsealedMs,
    clocks,
    stopping: () => stopping,
    questions: options.questions ?? QUESTIONS,
  });
  const server = nodeServer(app.fetch, PATIENCE, ahead);
  const realtime = attachRealtime({
    server,
    store,
    cases: store.cases,
    bars: store.bars,
    watches: store.watches,
    sessions,
    origin: env.url.origin,
    servesHost: (host) => ["both", "staff"].includes(siteOf(host, env.url, env.reachUrl)),
    bus: await busOf({ redisUrl: env.redisUrl, store, keyring, random, log }),
    clock,
    log,
    chance: chanceOf(random),
  });
  showGateway(metrics, {
    realtime,
    bus: env.redisUrl === null ? "postgres" : "redis",
    health,
    audit: watch,
    clocks,
  });
  showHouse(metrics.registry, { store, realtime });
  showOutbox(metrics.registry, store);
  if (channels.calls !== null) showCalls(metrics.registry, channels.calls);
  const working: { readonly close: () => Promise<void> }[] = [];
  /** Gives back what is leased, so that the others go on with it. Asked again, there is nothing more. */
  const letGo = async (): Promise<void> =>
    void (await Promise.all(working.splice(0).map((one) => one.close())));
  /** Counts who is here until the last one has gone: uncounted for as long as a gateway may drain, they would be taken to be away (DB652). */
  let counting: { readonly close: () => Promise<void> } | null = null;
  const close = async (): Promise<void> => {
    stopping = true;
    const isBeside = env.drainMs > 0 && server.listening;
    if (isBeside) {
      keepNoConnection(server);
      await Promise.all([letGo(), wait(env.drainMs)]);
    }
    const drained = drain(server, DRAIN_MS);
    if (isBeside) await realtime.leave(LEAVE_OVER_MS);
    await realtime.close();
    await counting?.close();
    await drained;
    await letGo();
    // What was counted of refusals and not yet written would go with this process.
    await store.audit
      .writeCounted("all")
      .catch((error: unknown) => log.warn("audit_not_counted", errorFacts(error)));
    await channels.close();
    await sessions.close();
  };
  try {
    await listen(server, env.port, env.host);
  } catch (error) {
    await close();
    throw error;
  }
  const carried = channels.channels.map(({ id }) => id);
  const chores = [
    ...choresOf(store, clock),
    sealChore({
      store,
      anchors: options.anchors,
      holder: Buffer.from(random(12)).toString("hex"),
      log,
    }),
    keyChore(store, () => nextMasterKey(keyPlaces(env))),
    watch.chore,
    clocks.chore,
    followUpChore(store, () => performance.now()),
    emergencyChore(store),
    crisisChore(store, () => performance.now()),
    escalationChore(store),
    ...handoverChores(store),
    ...watchChores(store),
    ...practiceChores(store),
    ...pictureChores(store),
    ...scanChores(store),
    ...outageChores(store, carried),
    surgeChore(store),
    waits.chore,
    lineTextChore({ store, channels: channels.channels, waits, clock }),
    ...alarmChores({
      store,
      doors: channels.alarmDoors,
      push: { fetch: options.fetch, services: env.pushServices },
      house: env.url,
      holder: Buffer.from(random(12)).toString("hex"),
      clock,
      log,
    }),
    ...blockChores(store),
    silenceChore(store.reach, clock),
    liftAskChore(store, channels.channels, clock),
    routeOffers(store),
    forgetOffers(store),
    ...channels.chores,
  ];
  health.start();
  if (channels.calls !== null) {
    // A softphone goes with its session, and the caller on it back to the queue.
    sessions.onEnd(channels.calls.sessionEnded);
    working.push(channels.calls.start());
  }
  counting = startChores([absenceChore(store, realtime.present, clock)], log);
  working.push(channels.startOutbox(), channels.startPictures(redraw), startChores(chores, log), health);
  return {
    kind: "started",
    gateway: {
      server,
      sessions,
      channels: channels.channels,
      off: channels.off,
      consoleBuilt: files.has("/index.html"),
      close,
    },
  };
}
