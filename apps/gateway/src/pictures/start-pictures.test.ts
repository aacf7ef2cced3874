import { randomUUID } from "node:crypto";
import { ChannelId } from "@holdfast/case-schema";
import type { FetchedMedia } from "@holdfast/channel-kit";
import type { PictureStore } from "@holdfast/db";
import { sampleArrival, SAMPLE_CHANNEL, testStore, type TestStore } from "@holdfast/db/testing";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import type { Log } from "../log/log.ts";
import type { Redraw } from "./redraw/queued-redraw.ts";
import { PICTURE_LEASE_MS, startPictures, type RunningPictures } from "./start-pictures.ts";

const JPEG = new Uint8Array([0xff, 0xd8, 0xff, 1, 2, 3]);
const FETCHED: FetchedMedia = { kind: "fetched", bytes: JPEG, type: "image/jpeg" };

let now = 1_800_000_000_000;
let store: TestStore;
beforeAll(async () => {
  store = await testStore({ clock: () => now });
});
afterAll(() => store.close());

const drawn: Redraw = async () => ({ kind: "drawn", display: Buffer.from("d"), blurred: Buffer.from("b") });

function start(
  media: (ref: string) => Promise<FetchedMedia>,
  { redraw = drawn, holder = "here", pictures = store.pictures, channel = SAMPLE_CHANNEL } = {},
): RunningPictures & { readonly logged: string[] } {
  const logged: string[] = [];
  const write: Log["info"] = (event, facts) => void logged.push(JSON.stringify({ event, ...facts }));
  const log = { info: write, warn: write, error: write };
  const channels = new Map([[channel, { media }]]);
  return { ...startPictures({ pictures, channels, redraw, holder, clock: () => now, log }), logged };
}

async function wanted(ref = "https://p.example.org/secret-name") {
  const { contactId } = await store.intake.arrive(
    sampleArrival({ provider: { ref: null, media: [{ ref, type: "image/jpeg" }] }, threadKey: randomUUID() }),
  );
  return async (): Promise<string | undefined> => (await store.pictures.ofContact(contactId))[0]?.state;
}
const until = (state: () => Promise<string | undefined>, expected: string): Promise<void> =>
  vi.waitFor(async () => expect(await state()).toBe(expected), { timeout: 10_000, interval: 20 });

/** Waits until one wanted file is held like that. */
const holding = (where: { readonly leaseHolder: string | null }): Promise<void> =>
  vi.waitFor(async () => expect(await store.prisma.mediaFetch.count({ where })).toBe(1), { timeout: 10_000 });

describe("fetching", () => {
  it("[PX1] takes over what a gateway had in hand that died, once its lease has run out", async () => {
    const state = await wanted();
    expect(await store.pictures.lease("dead", PICTURE_LEASE_MS, 10)).toHaveLength(1);
    const asked = vi.fn<() => Promise<FetchedMedia>>(async () => FETCHED);
    const running = start(asked);
    await new Promise((resolve) => setTimeout(resolve, 1200));
    expect(asked).not.toHaveBeenCalled();
    now += PICTURE_LEASE_MS;
    await until(state, "kept");
    expect(asked).toHaveBeenCalledTimes(1);
    await running.close();
  });

  it("[PX1] a second time, because the first was slow, keeps one and leaves nothing of the other", async () => {
    const state = await wanted();
    const slow = Promise.withResolvers<FetchedMedia>();
    const first = start(() => slow.promise, { holder: "slow" });
    await holding({ leaseHolder: "slow" });
    now += PICTURE_LEASE_MS;
    const second = start(async () => FETCHED, { holder: "quick" });
    await until(state, "kept");
    slow.resolve(FETCHED);
    await vi.waitFor(() => expect(first.logged.join()).toContain('"settled":false'), 20_000);
    await Promise.all([first.close(), second.close()]);
    expect(await store.prisma.mediaFile.count({ where: { attached: false } })).toBe(0);
  });

  it("[PX1] is given back at once when the gateway stops, and not waited for", async () => {
    const state = await wanted();
    const asked = Promise.withResolvers<void>();
    const running = start(() => {
      asked.resolve();
      return new Promise(() => {});
    });
    await asked.promise;
    const began = performance.now();
    await running.close();
    expect(performance.now() - began).toBeLessThan(2000);
    expect(await state()).toBe("wanted");
    now += 2000;
    const next = start(async () => FETCHED);
    await until(state, "kept");
    await next.close();
  });

  it("[PX1] asks three times for what is said to be gone, and pauses longer each time", async () => {
    const state = await wanted();
    const asked = vi.fn<() => Promise<FetchedMedia>>(async () => ({ kind: "gone" }));
    const running = start(asked);
    for (const [times, pause] of [
      [1, 1000],
      [2, 2000],
    ] as const) {
      await vi.waitFor(() => expect(asked).toHaveBeenCalledTimes(times), 20_000);
      await holding({ leaseHolder: null });
      expect(await state()).toBe("wanted");
      now += pause;
    }
    await until(state, "gone");
    expect(asked).toHaveBeenCalledTimes(3);
    await running.close();
  });

  it("[PX1] waits for a channel that is not open here, and goes on without it", async () => {
    const state = await wanted();
    const elsewhere = start(async () => FETCHED, { channel: ChannelId.parse("another") });
    await vi.waitFor(() => expect(elsewhere.logged.join()).toContain("picture_delayed"), 20_000);
    await elsewhere.close();
    now += 60_000;
    const running = start(async () => FETCHED);
    await until(state, "kept");
    await running.close();
  });

  it("[PX1] [PX8] outlives a channel that throws, a decoder that cannot start and a store that is away, and says so without words", async () => {
    const state = await wanted();
    const troubles = ["channel", "decoder", "store"];
    const pictures: PictureStore = {
      ...store.pictures,
      settle: (...given) =>
        troubles.shift() === "store"
          ? Promise.reject(new Error("https://p.example.org/secret-name"))
          : store.pictures.settle(...given),
    };
    const running = start(
      async () => {
        if (troubles[0] === "channel") {
          troubles.shift();
          throw new Error("https://p.example.org/secret-name");
        }
        return FETCHED;
      },
      {
        pictures,
        redraw: async (bytes) => {
          if (troubles[0] === "decoder") {
            troubles.shift();
            throw new Error("https://p.example.org/secret-name");
          }
          return drawn(bytes);
        },
      },
    );
    for (const event of ["channel_media_failed", "picture_not_decoded", "picture_not_settled"]) {
      await vi.waitFor(() => expect(running.logged.join()).toContain(event), 20_000);
      now += PICTURE_LEASE_MS;
    }
    await until(state, "kept");
    await running.close();
    expect(running.logged.join("\n")).not.toContain("secret-name");
  });
});
