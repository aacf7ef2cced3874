import { randomUUID } from "node:crypto";
import { ContactId, UserId } from "@holdfast/case-schema";
import type { DraftNotice } from "@holdfast/wire";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Bus, OpenBus } from "../bus.ts";
import type { VolatileWord } from "../volatile-word.ts";

/** What carries a bus, in the hands of a test. */
export interface BusGround {
  /** A bus of the house, as one gateway opens it. */
  readonly openBus: OpenBus;
  /** The same of another house on the same server. */
  readonly elsewhere: OpenBus;
  /** Nobody reaches the server any more; whoever was connected is cut off. */
  readonly away: () => Promise<void>;
  readonly back: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** One gateway at a bus, with what it heard. */
interface Seat {
  readonly bus: Bus;
  readonly wakes: () => number;
  readonly heard: readonly VolatileWord[];
  readonly untilUp: () => Promise<void>;
  readonly untilDown: () => Promise<void>;
}

const contact = ContactId.parse(randomUUID());
const user = UserId.parse(randomUUID());
const PRESENCE: VolatileWord = {
  kind: "presence",
  presence: { contact, doing: "writing", who: { id: user, name: "Dana" } },
};
const NOTICE: DraftNotice = { contact, kind: "reply", author: user, revision: 3 };
const DRAFT: VolatileWord = { kind: "draft", notice: NOTICE };
/** A dead line is noticed, and a server that is back found, within this. */
const SOON = { timeout: 20_000 };

/** What each driver of the bus has to do: one suite for all of them (G635, G636). */
export function describeBus(name: string, ground: () => Promise<BusGround>): void {
  describe(`a bus by ${name}`, () => {
    let on: BusGround;
    let buses: Bus[];
    beforeEach(async () => {
      on = await ground();
      buses = [];
    });
    afterEach(async () => {
      for (const bus of buses) await bus.close();
      await on.close();
    });

    async function seat(open: OpenBus = on.openBus): Promise<Seat> {
      let wakes = 0;
      const heard: VolatileWord[] = [];
      const bus = await open({ wake: () => (wakes += 1), told: (word) => heard.push(word) });
      buses.push(bus);
      return {
        bus,
        wakes: () => wakes,
        heard,
        untilUp: async () => expect.poll(bus.isUp, SOON).toBe(true),
        untilDown: async () => expect.poll(bus.isUp, SOON).toBe(false),
      };
    }

    async function upSeats(...opening: readonly Promise<Seat>[]): Promise<Seat[]> {
      const seats = await Promise.all(opening);
      await Promise.all(seats.map(({ untilUp }) => untilUp()));
      return seats;
    }

    it("[G635] wakes every other gateway, and not the one who wakes", async () => {
      const [one, two, three] = (await upSeats(seat(), seat(), seat())) as [Seat, Seat, Seat];
      const before = [one, two, three].map(({ wakes }) => wakes());
      one.bus.wake();
      await expect.poll(() => [two.wakes(), three.wakes()], SOON).toEqual([before[1]! + 1, before[2]! + 1]);
      // One's own word would have come before another's that was said later.
      two.bus.wake();
      await expect.poll(one.wakes, SOON).toBe(before[0]! + 1);
    });

    it("[G635] tells the others a word as it was said, once, and not the one who says it", async () => {
      const [one, two] = (await upSeats(seat(), seat())) as [Seat, Seat];
      one.bus.tell(PRESENCE);
      one.bus.tell(DRAFT);
      await expect.poll(() => two.heard, SOON).toEqual([PRESENCE, DRAFT]);
      two.bus.tell(DRAFT);
      await expect.poll(() => one.heard, SOON).toEqual([DRAFT]);
    });

    it("[W39] carries of a word what its schema names, and nothing that came with it", async () => {
      const [one, two] = (await upSeats(seat(), seat())) as [Seat, Seat];
      const told = { ...NOTICE, words: "I saw the number on a bus." };
      one.bus.tell({ kind: "draft", notice: told });
      await expect.poll(() => two.heard, SOON).toEqual([DRAFT]);
    });

    it("[G635] keeps houses on one server apart", async () => {
      const [here, there, beside] = (await upSeats(seat(), seat(on.elsewhere), seat())) as [Seat, Seat, Seat];
      const before = there.wakes();
      here.bus.wake();
      here.bus.tell(DRAFT);
      await expect.poll(() => beside.heard, SOON).toEqual([DRAFT]);
      expect([there.wakes(), there.heard]).toEqual([before, []]);
    });

    it("[G636] comes back by itself, wakes once it is, and says then what was wanted meanwhile", async () => {
      const [one, two] = (await upSeats(seat(), seat())) as [Seat, Seat];
      await on.away();
      await Promise.all([one.untilDown(), two.untilDown()]);
      const away = [one.wakes(), two.wakes()];
      one.bus.wake();
      // Lost, and no failure.
      one.bus.tell(PRESENCE);
      await on.back();
      await Promise.all([one.untilUp(), two.untilUp()]);
      await expect.poll(() => one.wakes() > away[0]! && two.wakes() > away[1]!, SOON).toBe(true);
      two.bus.tell(DRAFT);
      await expect.poll(() => one.heard, SOON).toEqual([DRAFT]);
      expect(two.heard).toEqual([]);
    });

    it("[G636] opens while its server is away, and is up once that is there", async () => {
      await on.away();
      const one = await seat();
      expect(one.bus.isUp()).toBe(false);
      one.bus.wake();
      await on.back();
      await one.untilUp();
      const [other] = (await upSeats(seat())) as [Seat];
      const before = one.wakes();
      other.bus.wake();
      await expect.poll(one.wakes, SOON).toBeGreaterThan(before);
    });

    it("[G636] ends while its server is away, and does not come back afterwards", async () => {
      const [one] = (await upSeats(seat())) as [Seat];
      await on.away();
      await one.untilDown();
      await one.bus.close();
      const before = one.wakes();
      await on.back();
      const [two, three] = (await upSeats(seat(), seat())) as [Seat, Seat];
      two.bus.tell(DRAFT);
      await expect.poll(() => three.heard, SOON).toEqual([DRAFT]);
      expect([one.wakes(), one.heard]).toEqual([before, []]);
    });
  });
}
