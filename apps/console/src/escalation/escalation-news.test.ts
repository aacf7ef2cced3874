import { expect, it } from "vitest";
import { dana } from "../queue/row.fixture.ts";
import { escalation, lee } from "./escalation.fixture.ts";
import { escalationNews, type Told } from "./escalation-news.ts";

const NONE: Told = new Map();
const seen = [{ by: lee, at: 5 }];
const kinds = (told: Told, each: ReturnType<typeof escalation>, isMine: boolean) =>
  escalationNews(told, [each], () => isMine).acts.map(({ kind }) => kind);
const toldOf = (each: ReturnType<typeof escalation>): Told => escalationNews(NONE, [each], () => true).told;

it.each([
  ["[AL36] calls a lead, also to what came before they looked", NONE, escalation(1), false, ["called"]],
  ["[AL36] calls a lead to the same once", toldOf(escalation(1)), escalation(1), false, []],
  [
    "[AL36] calls a lead again when the house does",
    toldOf(escalation(1)),
    escalation(1, { alarms: 2 }),
    false,
    ["called"],
  ],
  ["[AL36] calls no lead to what another has seen", NONE, escalation(1, { seen }), false, []],
  ["[AL37] tells nobody what they did themself", NONE, escalation(1), true, []],
  [
    "[AL37] tells whose it is that nobody has seen it, and leads are called again",
    toldOf(escalation(1)),
    escalation(1, { alarms: 2 }),
    true,
    ["unseen"],
  ],
  [
    "[AL38] tells whose it is that a lead sees it",
    toldOf(escalation(1)),
    escalation(1, { seen }),
    true,
    ["seen"],
  ],
  [
    "[AL38] tells of the second who sees it, too",
    toldOf(escalation(1, { seen })),
    escalation(1, { seen: [...seen, { by: dana, at: 6 }] }),
    true,
    ["seen"],
  ],
  ["[AL38] tells it once", toldOf(escalation(1, { seen })), escalation(1, { seen }), true, []],
] as const)("%s", (_name, told, each, isMine, expected) => {
  expect(kinds(told, each, isMine)).toEqual(expected);
});

it("[AL36] forgets what is gone", () => {
  expect(escalationNews(toldOf(escalation(1)), [], () => false).told.size).toBe(0);
});
