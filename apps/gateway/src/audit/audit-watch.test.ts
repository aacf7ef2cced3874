import type { GuardFault } from "@holdfast/db";
import { expect, it } from "vitest";
import { auditWatch } from "./audit-watch.ts";

function watched() {
  const logged: unknown[] = [];
  const now = { unsealed: 0, faults: [] as readonly GuardFault[], looks: 0 };
  const watch = auditWatch({
    audit: {
      unsealedMs: async () => now.unsealed,
      writeCounted: async () => {},
      recordGuards: async () => {
        now.looks += 1;
        return now.faults;
      },
    },
    log: {
      error: (event, facts) => void logged.push([event, facts]),
      info: (event, facts) => void logged.push([event, facts]),
    },
  });
  return { watch, now, logged };
}

it("[G407] says once that what was done waits for longer than a minute to be sealed, and that it does no more", async () => {
  const { watch, now, logged } = watched();
  for (const unsealed of [0, 60_000, 61_000, 90_000, 0, 0]) {
    now.unsealed = unsealed;
    await watch.chore.run();
    expect(watch.unsealedMs()).toBe(unsealed);
  }
  expect(logged).toEqual([
    ["audit_unsealed", { seconds: 61 }],
    ["audit_sealed_again", {}],
  ]);
});

it("[G408] looks at what keeps the audit when a gateway begins and each minute, and says each fault once", async () => {
  const { watch, now, logged } = watched();
  await watch.chore.run();
  expect(now.looks).toBe(1);
  const off = { kind: "trigger_off", name: "audit_row.audit_row_only_added" } as const;
  now.faults = [off, { kind: "guards_changed", migration: "0236", seenAt: null }];
  for (let each = 0; each < 12; each += 1) await watch.chore.run();
  expect(now.looks).toBe(3);
  expect(watch.guardFaults()).toBe(2);
  expect(logged).toEqual([
    ["audit_guard", { fault: "trigger_off audit_row.audit_row_only_added" }],
    ["audit_guard", { fault: "guards_changed since 0236, seen at now" }],
  ]);
});
