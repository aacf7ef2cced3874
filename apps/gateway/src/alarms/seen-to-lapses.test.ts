import { SEEN_TO_FOR_MS } from "@holdfast/case-schema";
import { ALARM_COURSES, dueAlarms } from "@holdfast/rota";
import { expect, it } from "vitest";
import { alarmChores, type AlarmChoreParts } from "./alarm-chores.ts";

it("[RO18] takes what somebody said of danger for unsaid in time, before it settles who is told of what", async () => {
  const done: string[] = [];
  const alarms = {
    lapse: async (kind: string, olderThanMs: number) => {
      done.push(`${kind} ${String(olderThanMs)}`);
      return 1;
    },
    round: async () => {
      done.push("round");
      return 2;
    },
  };
  const store = {
    alarms,
    alarmDevices: { publicKey: async () => "a key" },
    leases: { take: async () => true },
    rota: { now: async () => 0, standing: async () => [], duties: async () => [] },
    shifts: { board: async () => ({ rows: [] }) },
  } as unknown as AlarmChoreParts["store"];
  const parts = { store, doors: new Map(), holder: "one" } as unknown as AlarmChoreParts;
  const looks = alarmChores(parts).find(({ name }) => name === "alarms");
  expect(await looks?.run()).toBe(4);
  const lapses = ["danger_unclaimed", "danger_owed"].map((kind) => `${kind} ${String(SEEN_TO_FOR_MS)}`);
  expect(done).toEqual([...lapses, "round"]);
});

it("[RO18] tells all whom danger had come to by then at once", () => {
  const danger = { kind: "danger_unclaimed", thing: "one", since: 0 } as const;
  const [lee, mo] = [
    { duty: "lead", who: "lee", ways: ["text"] },
    { duty: "manager", who: "mo", ways: ["text"] },
  ] as const;
  const { afterMs } = ALARM_COURSES.danger_unclaimed;
  const told = [
    { ...danger, duty: lee.duty, who: lee.who, way: "text", at: afterMs, hasFailed: false },
  ] as const;
  const now = afterMs + SEEN_TO_FOR_MS;
  const due = (isAcknowledged: boolean) =>
    dueAlarms([{ ...danger, isAcknowledged }], [lee, mo], told, now).map(({ who }) => who);
  expect(due(true)).toEqual([]);
  expect(due(false)).toEqual(["lee", "mo"]);
});
