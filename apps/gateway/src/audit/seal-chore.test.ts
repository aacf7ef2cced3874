import { appendFile, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ChannelId, type UserId } from "@holdfast/case-schema";
import type { ChainEnd, GuardFault, Verified } from "@holdfast/db";
import { sampleArrival, sampleStaff, testStore, type TestStore } from "@holdfast/db/testing";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { auditVerify } from "../command/audit/audit-verify.ts";
import type { Chore } from "../chores/chore.ts";
import { anchorFile, type AnchorFile } from "./anchor-file.ts";
import { readAnchors } from "./read-anchors.ts";
import { sealChore } from "./seal-chore.ts";

let store: TestStore;
let dana: UserId;
let folder: string;
let anchors: AnchorFile;
const DAY_MS = 86_400_000;
/** The server may write for itself, for longer than any wait of a test's own. */
const PATIENCE = { timeout: 20_000 };
let now = Date.UTC(2026, 0, 31, 12);
beforeAll(async () => {
  store = await testStore();
  dana = await sampleStaff(store, "Dana");
  folder = await mkdtemp(join(tmpdir(), "anchors-"));
  anchors = anchorFile(join(folder, "audit"), () => now);
});
afterAll(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

/** Something that is done, and that nothing which still writes holds up. */
async function somethingDone(): Promise<void> {
  const { contactId } = await store.intake.arrive(sampleArrival());
  await store.moves.move(contactId, dana, 1, { kind: "claim" });
  await vi.waitFor(async () => expect((await store.readiness()).tailAgeMs).toBe(0), PATIENCE);
}
const HOUSE = ChannelId.parse("house");
const logged: unknown[] = [];
const sealing = (holder = "first", add: AnchorFile["add"] = anchors.add): Chore =>
  sealChore({
    store,
    anchors: { add },
    holder,
    log: { error: (event, facts) => void logged.push([event, facts]) },
  });
const kept = async () => (await readAnchors(anchors, store.audit)).anchors.map(({ position }) => position);

it("[G380] each second what was done is sealed, by one gateway, and where it ends is kept outside the database", async () => {
  const first = sealing();
  const second = sealing("second");
  await somethingDone();
  await first.run();
  const { position } = await store.audit.end();
  expect(position).toBeGreaterThan(0);
  expect(await kept()).toEqual([position]);
  await first.run();
  expect(await kept()).toEqual([position]);
  await somethingDone();
  await store.leases.take(HOUSE, "audit", "first", 40_000);
  await second.run();
  expect((await store.audit.end()).position).toBe(position);
  now += DAY_MS;
  await first.run();
  const end = (await store.audit.end()).position;
  expect(await kept()).toEqual([position, end]);
  expect(await readdir(join(folder, "audit"))).toEqual(["anchors-2026-01.log", "anchors-2026-02.log"]);
});

it("[G380] what a gateway sealed that died before it was kept outside is kept by whoever goes on", async () => {
  await somethingDone();
  while ((await store.audit.seal(100)) !== null);
  const { position } = await store.audit.end();
  expect(await kept()).not.toContain(position);
  await sealing().run();
  expect((await kept()).at(-1)).toBe(position);
});

it("[G380] what could not be kept outside is kept the next time, also when nothing was done since", async () => {
  await somethingDone();
  const add = vi.fn<typeof anchors.add>(anchors.add).mockRejectedValueOnce(new Error("no space left"));
  const sealer = sealing("first", add);
  await expect(sealer.run()).rejects.toThrow("no space left");
  const { position } = await store.audit.end();
  expect(await kept()).not.toContain(position);
  await sealer.run();
  await sealer.run();
  expect((await kept()).filter((each) => each === position)).toEqual([position]);
});

it("[G380] seals that are gone are said in the log, by their positions, and what is sealed instead is kept", async () => {
  await somethingDone();
  const before = await store.audit.end();
  let end: ChainEnd = before;
  const audit = { ...store.audit, seal: async () => null, end: async () => end };
  const sealer = sealChore({
    store: { leases: store.leases, audit },
    anchors,
    holder: "first",
    log: { error: (event, facts) => void logged.push([event, facts]) },
  });
  await sealer.run();
  await sealer.run();
  expect(logged).toEqual([]);
  end = { ...before, number: before.number - 1, position: before.position - 1 };
  await sealer.run();
  await sealer.run();
  expect(logged.splice(0)).toEqual([
    ["audit_cut", { position: before.position - 1, wasPosition: before.position }],
  ]);
  expect((await kept()).at(-1)).toBe(before.position - 1);
  end = { ...end, head: Buffer.alloc(32, 1) };
  await sealer.run();
  expect(logged.splice(0)).toMatchObject([["audit_cut", {}]]);
  end = { ...end, number: end.number + 1, position: end.position + 5 };
  await sealer.run();
  expect(logged).toEqual([]);
  await rm(join(folder, "audit"), { recursive: true });
});

it("[G381] verifying nothing, or what nothing is kept of outside, is no sound audit", async () => {
  const verify = async (found: Partial<Verified>, guards: readonly GuardFault[] = []) => {
    const said: string[] = [];
    const none = { faults: [], sealed: 0, gone: 0, anchored: 0, unsealed: { count: 0, oldestAt: null } };
    const audit = {
      readAnchor: store.audit.readAnchor,
      readRestored: store.audit.readRestored,
      guardFaults: async () => guards,
      verify: async () => ({ ...none, ...found }),
    };
    const lines = async function* () {};
    const sound = await auditVerify({
      store: { audit },
      anchors: { lines },
      clock: () => now,
      say: (words) => said.push(words),
    });
    return { sound, said: said.at(-1) };
  };
  expect(await verify({})).toEqual({ sound: false, said: "There is not one row: nothing was verified." });
  expect(await verify({ sealed: 3 })).toEqual({
    sound: false,
    said: "Not one line is kept outside the database: nothing says whether its end was cut off.",
  });
});

it("[G408] verifying fails where what keeps the audit is not as it was recorded, and names it", async () => {
  const said: string[] = [];
  const whole = { faults: [], sealed: 1, gone: 0, anchored: 1, unsealed: { count: 0, oldestAt: null } };
  const guards: readonly GuardFault[] = [
    { kind: "trigger_off", name: "audit_row.audit_row_only_added" },
    { kind: "trigger_gone", name: "audit_note_added" },
    { kind: "guards_changed", migration: "0236_x", seenAt: Date.UTC(2026, 0, 31) },
  ];
  const line = store.audit.anchorLine({ position: 1, head: Buffer.alloc(32) }).trim();
  const verify = async (faults: readonly GuardFault[]) =>
    auditVerify({
      store: {
        audit: {
          readAnchor: store.audit.readAnchor,
          readRestored: store.audit.readRestored,
          guardFaults: async () => faults,
          verify: async () => whole,
        },
      },
      anchors: {
        lines: async function* () {
          yield line;
        },
      },
      clock: () => now,
      say: (words) => said.push(words),
    });
  expect(await verify([])).toBe(true);
  said.length = 0;
  expect(await verify(guards)).toBe(false);
  expect(said.slice(0, 3)).toEqual([
    "The trigger audit_row.audit_row_only_added is switched off: rows may be missing that were never written.",
    "No trigger performs audit_note_added any more: rows may be missing that were never written.",
    "What keeps the audit was changed after the migration 0236_x, by none, and found so at 2026-01-31T00:00:00.000Z: rows may be missing that were never written.",
  ]);
});

it("[G381] verifying says that all is as it was written, whatever a crash left of a line, and that a line was edited", async () => {
  const verify = async () => {
    const said: string[] = [];
    const sound = await auditVerify({ store, anchors, clock: () => now, say: (words) => said.push(words) });
    return { sound, said: said.join("\n") };
  };
  const file = join(folder, "audit", "anchors-2026-02.log");
  await sealing().run();
  await appendFile(file, "12 ab");
  await somethingDone();
  await sealing().run();
  const { position } = await store.audit.end();
  expect(await verify()).toEqual({
    sound: true,
    said: [
      "Lines not whole, as a crash leaves them, of what is kept outside the database: 1.",
      `${position} rows are sealed, of which what is kept outside the database vouches for ${position}.`,
      "None waits to be sealed.",
      "The audit is as it was written.",
    ].join("\n"),
  });
  await appendFile(file, `9999 ${"0".repeat(64)} ${"0".repeat(64)}\n`);
  expect(await verify()).toMatchObject({
    sound: false,
    said: expect.stringContaining("Lines edited of what is kept outside the database: 1."),
  });
  await appendFile(file, store.audit.anchorLine({ position: position + 7, head: Buffer.alloc(32) }));
  expect(await verify()).toMatchObject({
    sound: false,
    said: expect.stringContaining(
      `After position ${position}: cut off, or restored from a backup of then; there were rows up to ${position + 7}.`,
    ),
  });
});

it("[AU16] behind a restore, lines of an earlier life are no fault and vouch for nothing, and it is said up to where they went", async () => {
  const { anchorLine, restoredLine } = store.audit;
  const head = (byte: number): Buffer => Buffer.alloc(32, byte);
  const lines = (...all: readonly string[]) => ({
    lines: async function* () {
      for (const line of all) yield line.trim();
    },
  });
  const before = [2, 5, 9].map((position) => anchorLine({ position, head: head(position) }));
  const back = restoredLine({ position: 4, head: head(4) });
  const after = anchorLine({ position: 6, head: head(60) });
  expect(await readAnchors(lines(...before, back, after), store.audit)).toEqual({
    anchors: [2, 4]
      .map((position) => ({ position, head: head(position) }))
      .concat({ position: 6, head: head(60) }),
    restores: [{ position: 4, upTo: 9 }],
    edited: 0,
    torn: 0,
  });
  // Nobody without the key can say that there was one.
  const forged = back.replace("restored 4", "restored 3");
  expect(await readAnchors(lines(...before, forged), store.audit)).toMatchObject({ restores: [], edited: 1 });
  const asOther = `restored ${before[0] ?? ""}`;
  expect(await readAnchors(lines(asOther), store.audit)).toMatchObject({ anchors: [], edited: 1 });
});
