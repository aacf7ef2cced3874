import { expect, it } from "vitest";
import { dana } from "../queue/row.fixture.ts";
import { escalation, lee } from "./escalation.fixture.ts";
import { escalationNews, type Standing, type Told } from "./escalation-news.ts";

const NONE: Told = new Map();
const seen = [{ by: lee, at: 5 }];
const CALLED: Standing = { isCalled: true, isTold: false };
const THEIRS: Standing = { isCalled: false, isTold: true };
/** A lead who has the contact that somebody else escalated. */
const BOTH: Standing = { isCalled: true, isTold: true };
const kinds = (told: Told, each: ReturnType<typeof escalation>, standing: Standing) =>
  escalationNews(told, [each], () => standing).acts.map(({ kind }) => kind);
const toldOf = (each: ReturnType<typeof escalation>): Told => escalationNews(NONE, [each], () => THEIRS).told;

it.each([
  ["[AL36] calls a lead, also to what came before they looked", NONE, escalation(1), CALLED, ["called"]],
  ["[AL36] calls a lead to the same once", toldOf(escalation(1)), escalation(1), CALLED, []],
  [
    "[AL36] calls a lead again when the house does",
    toldOf(escalation(1)),
    escalation(1, { alarms: 2 }),
    CALLED,
    ["called"],
  ],
  ["[AL36] calls no lead to what another has seen", NONE, escalation(1, { seen }), CALLED, []],
  ["[AL37] tells nobody what they did themself", NONE, escalation(1), THEIRS, []],
  [
    "[AL37] tells whose it is that nobody has seen it, and leads are called again",
    toldOf(escalation(1)),
    escalation(1, { alarms: 2 }),
    THEIRS,
    ["unseen"],
  ],
  [
    "[AL38] tells whose it is that a lead sees it",
    toldOf(escalation(1)),
    escalation(1, { seen }),
    THEIRS,
    ["seen"],
  ],
  [
    "[AL38] tells of the second who sees it, too",
    toldOf(escalation(1, { seen })),
    escalation(1, { seen: [...seen, { by: dana, at: 6 }] }),
    THEIRS,
    ["seen"],
  ],
  ["[AL38] tells it once", toldOf(escalation(1, { seen })), escalation(1, { seen }), THEIRS, []],
  [
    "[AL36] calls a lead again to a contact that they have",
    toldOf(escalation(1)),
    escalation(1, { alarms: 2 }),
    BOTH,
    ["called"],
  ],
  [
    "[AL38] tells a lead that another sees what they have",
    toldOf(escalation(1)),
    escalation(1, { seen }),
    BOTH,
    ["seen"],
  ],
] as const)("%s", (_name, told, each, standing, expected) => {
  expect(kinds(told, each, standing)).toEqual(expected);
});

it("[AL36] forgets what is gone", () => {
  expect(escalationNews(toldOf(escalation(1)), [], () => CALLED).told.size).toBe(0);
});
