import { UserId } from "@holdfast/case-schema";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { stubGateway } from "../api/gateway.fixture.ts";
import { isOutdated } from "../live/connection.ts";
import { dana } from "../queue/row.fixture.ts";
import { boardFreshness, forgetBoard, hearOfShifts, reopenBoard, shiftsSeen } from "./board-store.ts";
import { loadBoard } from "./load-board.ts";
import { shiftOf } from "./shift.fixture.ts";

const names = (): readonly string[] => [...shiftsSeen.get().shifts.rows.values()].map(({ name }) => name);
const gateway = (rows: readonly unknown[]) =>
  stubGateway(() => ({ json: { data: { board: { asOf: "place", rows } } } }));

beforeEach(() => forgetBoard());
afterEach(() => {
  vi.unstubAllGlobals();
  isOutdated.set(false);
});

describe("who is on shift, as the console knows it", () => {
  it("comes whole with the place it holds for, and then by what the stream says", async () => {
    gateway([shiftOf(dana)]);
    expect(await loadBoard()).toBe("place");
    expect(names()).toEqual(["Dana"]);
    hearOfShifts([{ kind: "shift", id: UserId.parse(dana.id), version: 2, row: null }]);
    expect([names(), shiftsSeen.get().kind]).toEqual([[], "ready"]);
  });

  it("stays as it was known when it cannot be had again", async () => {
    gateway([shiftOf(dana)]);
    await loadBoard();
    stubGateway(() => "unreachable");
    expect(await loadBoard()).toBeNull();
    expect([names(), shiftsSeen.get().kind]).toEqual([["Dana"], "ready"]);
  });

  it("is unknown when it never could be had", async () => {
    stubGateway(() => "unreachable");
    expect(await loadBoard()).toBeNull();
    expect(shiftsSeen.get().kind).toBe("failed");
  });

  it("of a gateway that says more than this page has words for asks for the page anew", async () => {
    gateway([{ ...shiftOf(dana), state: "lunch" }]);
    expect(await loadBoard()).toBeNull();
    expect(isOutdated.get()).toBe(true);
  });
});

describe("a board that somebody comes back to", () => {
  it("is shown as of when it was left, until it is known to be current", () => {
    boardFreshness.set({ kind: "live", provedAt: 500 });
    reopenBoard(900);
    expect(boardFreshness.get()).toEqual({ kind: "stale", since: 500, brokenAt: 900 });
    reopenBoard(950);
    expect(boardFreshness.get()).toMatchObject({ since: 500, brokenAt: 900 });
  });

  it("is of no time when it was never current", () => {
    reopenBoard(900);
    expect(boardFreshness.get()).toEqual({ kind: "starting" });
  });
});
