import { randomBytes, randomUUID } from "node:crypto";
import { ChannelId, SessionId, type CallWish, type ContactId, type UserId } from "@holdfast/case-schema";
import { USUAL_WAITS, type Calls, type Waits } from "@holdfast/channel-kit";
import type { CallAskAnswer, Store } from "@holdfast/db";
import { sampleArrival, type TestStore } from "@holdfast/db/testing";
import { vi } from "vitest";
import { callsHere, type CallsHere, type RunningCalls } from "../calls/start-calls.ts";
import { steadyFrom } from "../calls/call-parts.ts";
import { mayCall } from "../reach/may-call.ts";
import { holdOf } from "../intake/hold.ts";
import type { HouseLine, PhoneHouse, Softphone } from "./phone-house.ts";

/** The channel that carries calls in tests. */
export const VOICE: ChannelId = ChannelId.parse("voice");

/** How long a gateway that died keeps the calls from the others, in these tests. */
export const CALLS_LEASE_MS = 2_400;

/** A gateway that does nothing but carry calls, over the real store and an exchange in memory. */
export interface CallGateway {
  readonly here: CallsHere;
  /** Asks as a resolver does. */
  readonly ask: (by: UserId, contactId: ContactId | null, wish: CallWish) => Promise<CallAskAnswer>;
  /** Everything that was told, logged. */
  readonly logged: string[];
  /** As kill -9: nothing that it began goes on, and nobody is told. */
  readonly die: () => void;
  readonly close: () => Promise<void>;
}

const never = <Value>(): Promise<Value> => new Promise<Value>(() => {});

/** Calls into the store that come to nothing once the gateway is dead. */
function mortal<Part extends object>(part: Part, isDead: () => boolean): Part {
  return new Proxy(part, {
    get(target, name, receiver) {
      const member: unknown = Reflect.get(target, name, receiver);
      if (typeof member === "function")
        return (...given: unknown[]): unknown => {
          if (isDead()) return never();
          const come = Reflect.apply(member, target, given) as unknown;
          // What was on its way when it died arrives, and nobody is there to hear that it did.
          return come instanceof Promise ? come.then((value: unknown) => (isDead() ? never() : value)) : come;
        };
      return typeof member === "object" && member !== null ? mortal(member, isDead) : member;
    },
  });
}

export function callGateway(
  house: PhoneHouse,
  real: TestStore,
  waits: () => Waits = () => USUAL_WAITS,
): CallGateway {
  let isDead = false;
  const logged: string[] = [];
  const store: Pick<
    Store,
    "bars" | "calls" | "contacts" | "reach" | "shifts" | "staff" | "leases" | "settings"
  > = mortal(real, () => isDead);
  const hold = holdOf(VOICE, { store, random: (size) => randomBytes(size), leaseMs: CALLS_LEASE_MS });
  let line: HouseLine | null = null;
  let isOurs = (): boolean => false;
  const calls: Calls = {
    follow: (signal, tell) =>
      hold("calls", signal, async (held, isHeld) => {
        isOurs = isHeld;
        const mine: HouseLine = {
          store: async ({ key, from }) => {
            await real.intake.arrive(
              sampleArrival({
                channel: VOICE,
                medium: "voice",
                dedupeKey: `call:${key}`,
                threadKey: key,
                address: from,
                text: "",
                targetMs: 20_000,
              }),
            );
          },
          tell: async (event) => (isDead ? undefined : tell(event)),
        };
        line = mine;
        const detach = house.attach(mine);
        await new Promise<void>((resolve) => {
          if (held.aborted) resolve();
          held.addEventListener("abort", () => resolve(), { once: true });
        });
        detach();
        line = null;
      }),
    act: async (command) => (isDead ? never() : house.act(isOurs() ? line : null, command)),
    lend: async (device) => {
      if (line === null) return "not_here";
      house.lend(device);
      return {
        url: "wss://calls.example.org/ws",
        domain: "calls",
        username: device,
        password: "p",
        iceServers: [],
      };
    },
    revoke: async (device) => house.revoke(device),
    echo: async () => (line === null ? { kind: "not_here" } : { kind: "done" }),
  };
  const write = (event: string, facts?: object): void =>
    void logged.push(JSON.stringify({ event, ...facts }));
  const here = callsHere({
    channel: VOICE,
    line: calls,
    calls: store.calls,
    shifts: store.shifts,
    bars: store.bars,
    staff: store.staff,
    leases: store.leases,
    settings: () => store.settings.read(),
    waits,
    mayCall: async (contact) => mayCall(contact, { store, clock: Date.now }),
    clock: Date.now,
    steady: steadyFrom(Date.now, () => performance.now()),
    elapsed: () => performance.now(),
    random: (size) => randomBytes(size),
    wait: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
    log: { info: write, warn: write, error: write },
  });
  const running: RunningCalls = here.start();
  return {
    here,
    logged,
    ask: (userId, contactId, wish) =>
      here.asks.ask({
        by: { userId, sessionId: SessionId.parse(randomUUID()) },
        contactId,
        expectedVersion: null,
        wish,
      }),
    die: () => {
      isDead = true;
    },
    close: async () => {
      // Whatever it began is with the dead.
      if (!isDead) await running.close();
    },
  };
}

/** Resolves once this gateway carries the calls, and all know. */
export async function carrying({ here }: Pick<CallGateway, "here">): Promise<void> {
  await vi.waitUntil(async () => here.carried.isCarrying() && here.asks.isCarried(), { timeout: 15_000 });
}

/** Everybody hangs up, and the store knows. */
export async function everybodyHangsUp(house: PhoneHouse, store: TestStore): Promise<void> {
  // A third party is not hung up on because somebody else was.
  for (const call of house.calls()) for (const leg of house.legs(call)) house.hangsUp(call, leg);
  await vi.waitUntil(async () => (await store.calls.live(VOICE)).length === 0, { timeout: 15_000 });
}

/** Somebody on shift, signed in, with a softphone in reach. */
export interface OnThePhone {
  readonly id: UserId;
  readonly session: SessionId;
  readonly phone: Softphone;
}

/** Puts somebody on shift with a softphone that this gateway lent. */
export async function onThePhone(
  { here }: Pick<CallGateway, "here">,
  house: PhoneHouse,
  store: TestStore,
  id: UserId,
): Promise<OnThePhone> {
  const session = SessionId.parse(randomUUID());
  const now = new Date();
  await store.prisma.session.create({
    data: {
      id: session,
      userId: id,
      token: randomUUID(),
      createdAt: now,
      updatedAt: now,
      expiresAt: new Date(now.getTime() + 3_600_000),
    },
  });
  await store.shifts.keep(id, "available");
  const lent = await here.asks.lend({ userId: id, sessionId: session });
  if (lent === null) throw new Error("nobody carries calls");
  return { id, session, phone: house.softphone(lent.device) };
}
