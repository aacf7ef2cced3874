import { ContactId } from "@holdfast/case-schema";
import { contactStream, MAIN_QUEUE } from "@holdfast/wire";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { forgetAnnouncements } from "../announce/announce.ts";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { openContact } from "../contact/open-contact.ts";
import { FETCH_AFTER_MS } from "../drafts/hear-of-drafts.ts";
import { claims } from "../queue/claim.ts";
import { dana, marta, queueRow } from "../queue/row.fixture.ts";
import { seatDana } from "../store/sign-in.fixture.ts";
import { asks } from "../takeover/asks.ts";
import type { FeedOutside } from "./feed-driver.ts";
import { startLive, type Live } from "./live.ts";

/** What the connection is told of, as the gateway would tell it. */
const { told, feed } = vi.hoisted(() => ({
  told: new Map<string, (...given: unknown[]) => void>(),
  feed: { apply: null as FeedOutside["apply"] | null, left: [] as string[] },
}));
vi.mock("socket.io-client", () => ({
  io: () => ({
    on: (event: string, act: (...given: unknown[]) => void) => void told.set(event, act),
    connect: () => undefined,
    disconnect: () => undefined,
    connected: false,
  }),
}));
vi.mock("./feed-driver.ts", () => ({
  driveFeed: ({ apply }: FeedOutside) => {
    feed.apply = apply;
    const nothing = (): void => undefined;
    const leave = (stream: string): void => void feed.left.push(stream);
    return { follow: nothing, leave, connected: nothing, disconnected: nothing, tick: nothing };
  },
}));

const row = queueRow(1, { holder: dana, status: "claimed", heldSince: 5 });
const id = ContactId.parse(row.id);
let live: Live;
let log: Asked[];
beforeEach(() => {
  vi.useFakeTimers();
  document.body.innerHTML = `<div id="polite"></div><div id="assertive"></div>`;
  seatDana();
  log = stubGateway(() => "unreachable");
  live = startLive();
  live.open(id);
  openContact.set({
    kind: "ready",
    id,
    contact: { row, drafts: [] } as never,
    entries: new Map(),
    isStale: false,
  });
});
afterEach(() => {
  live.close();
  forgetAnnouncements();
  vi.runOnlyPendingTimers();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  openContact.set({ kind: "none" });
  claims.set(new Map());
  asks.set([]);
});

describe("the live connection", () => {
  it.each(["not_found", "went_on"] as const)(
    "[G523] follows a contact no longer that is %s, so that all else stays current",
    (kind) => {
      feed.left.length = 0;
      openContact.set({ kind, id });
      expect(feed.left).toEqual([contactStream(id)]);
    },
  );

  it("fetches a colleague's draft in the open contact when it is told of one", async () => {
    told.get("draft")?.({ contact: id, kind: "reply", author: marta.id, revision: 1 });
    await vi.advanceTimersByTimeAsync(FETCH_AFTER_MS);
    expect(log).toHaveLength(1);
  });

  it("fetches it anew when it is back: what was told meanwhile was lost", async () => {
    told.get("connect")?.();
    await vi.advanceTimersByTimeAsync(0);
    expect(log).toHaveLength(1);
  });

  it("tells whoever had a contact that it was taken over, and who asks for one", () => {
    const [from, by] = [dana, marta] as never[];
    feed.apply?.(MAIN_QUEUE, [
      { kind: "take_over", id, version: 9, from: from as never, by: by as never, reason: "agreed" },
      {
        kind: "ask",
        id,
        version: 1,
        by: by as never,
        of: dana.id as never,
        heldSince: 5,
        at: 0,
        answer: null,
      },
    ]);
    expect(claims.get().get(id)).toMatchObject({ kind: "taken_over", by: marta });
    expect(asks.get()).toMatchObject([{ id, by: marta }]);
  });
});
