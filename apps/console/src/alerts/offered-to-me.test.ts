import { expect, it } from "vitest";
import { queueRow } from "../queue/row.fixture.ts";
import { evening } from "./outlook.fixture.ts";

const waiting = (number: number, version = 1) => queueRow(number, { version, dueAt: 1e9 });

it("[AL71] [AL4] [AL7] is heard softly, once, where it waits and is offered for a while, and said where it stands", () => {
  const [row, offered] = [waiting(4), { offered: new Set([waiting(4).id]) }];
  const { at } = evening();
  expect(at(0, [row])).toEqual([]);
  expect(at(1, [row], offered)).toEqual(["assigned 4: soft, noticed"]);
  expect(at(2, [waiting(4, 2)], offered)).toEqual([]);
  expect(at(20_000, [waiting(4, 2)])).toEqual([]);
  expect(at(30_000, [waiting(4, 2)], offered)).toEqual(["assigned 4: soft, noticed"]);
  expect(evening().at(0, [row], { ...offered, standing: "break" })).toEqual(["assigned 4: nothing"]);
  expect(evening().at(0, [row], { ...offered, muted: new Set([row.channel]) })).toEqual([
    "assigned 4: noticed",
  ]);
});
