import type { QueueRow } from "@holdfast/wire";
import { act, type ReactNode } from "react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { stubGateway, type Asked } from "../api/gateway.fixture.ts";
import { dana, queueRow } from "../queue/row.fixture.ts";
import { draw } from "../store/draw.fixture.tsx";
import { seatDana } from "../store/sign-in.fixture.ts";
import { liftAskRead, useReadLiftAsk } from "./read-lift-ask.ts";

const row = (facts: object = {}) =>
  queueRow(1, { status: "claimed", holder: dana, liftAskedAt: 5, ...facts });
const data = { id: "the ask", at: 5, reason: "The clinic has called.", answer: null };
function Reader({ of }: { readonly of: QueueRow }): ReactNode {
  useReadLiftAsk(of);
  return null;
}
const passes = async (ms: number): Promise<void> =>
  act(async () => void (await vi.advanceTimersByTimeAsync(ms)));

beforeEach(() => {
  seatDana();
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  liftAskRead.set(null);
});

it("fetches what is asked, again when it is answered, and nothing for any other change", async () => {
  const log = stubGateway(() => ({ json: { data: { liftAsk: data } } }));
  const drawn = draw(<Reader of={row()} />);
  await passes(1);
  expect(liftAskRead.get()).toEqual({ contact: row().id, data });
  drawn.again(<Reader of={row({ version: 2, unanswered: 3 })} />);
  await passes(1);
  expect(log).toHaveLength(1);
  drawn.again(<Reader of={row({ version: 3, liftAnswer: "declined" })} />);
  await passes(1);
  expect(log).toHaveLength(2);
  drawn.remove();
});

it("keeps nothing of it once nothing is asked, or the contact is no longer open", async () => {
  const log: readonly Asked[] = stubGateway(() => ({ json: { data: { liftAsk: data } } }));
  const drawn = draw(<Reader of={row()} />);
  await passes(1);
  drawn.again(<Reader of={row({ version: 2, liftAskedAt: null })} />);
  expect(liftAskRead.get()).toBeNull();
  drawn.again(<Reader of={row({ version: 3, liftAskedAt: 9 })} />);
  await passes(1);
  expect(liftAskRead.get()).not.toBeNull();
  drawn.remove();
  expect(liftAskRead.get()).toBeNull();
  expect(log).toHaveLength(2);
});

it("asks again ten seconds after nobody answered, while it is wanted", async () => {
  let isAway = true;
  const log = stubGateway(() => (isAway ? "unreachable" : { json: { data: { liftAsk: data } } }));
  const drawn = draw(<Reader of={row()} />);
  await passes(1);
  expect(liftAskRead.get()).toBeNull();
  const before = log.length;
  isAway = false;
  await passes(10_000);
  expect(liftAskRead.get()?.data.reason).toBe("The clinic has called.");
  expect(log).toHaveLength(before + 1);
  drawn.remove();
});
