import { expect, it } from "vitest";
import { soakMinutes } from "./soak-minutes.ts";

const stretch = (wait: number, memory: number, heap: number) => ({
  waits: [...Array.from({ length: 98 }, () => 1), wait, wait],
  memory,
  heap,
});

it("says of each minute, once it is over, how long all but a hundredth waited in the whole of it, and what its end held", () => {
  const said: string[] = [];
  const minutes = soakMinutes(20_000, (words) => void said.push(words));
  minutes.take(stretch(30, 300, 90));
  minutes.take(stretch(1, 310, 95));
  expect(said).toEqual([]);
  minutes.take(stretch(40, 320, 100.4));
  expect(said).toEqual(["minute 1: p99 30 ms, 320 MB resident, 100 MB of heap"]);
  minutes.take(stretch(7, 330, 50));
  expect(said).toHaveLength(1);
  expect(minutes.all()).toEqual([
    { p99: 30, memory: 320, heap: 100.4 },
    { p99: 7, memory: 330, heap: 50 },
  ]);
});

it("makes one minute of a single stretch that is longer", () => {
  const said: string[] = [];
  soakMinutes(90_000, (words) => void said.push(words)).take(stretch(5, 200, 40));
  expect(said).toEqual(["minute 1: p99 5 ms, 200 MB resident, 40 MB of heap"]);
});
