import { TEST_KEYRING, testDatabase } from "@holdfast/db/testing";
import { expect, it, onTestFinished } from "vitest";
import { openPlainQueue } from "../baselines/plain-queue.ts";
import { alike } from "./queue-list-db.ts";
import { openSeeded } from "./seeded-queue.ts";

it("lists the same contacts on both sides, with the same facts, and nothing of what is closed", async () => {
  const { connection, drop } = await testDatabase();
  onTestFinished(drop);
  const store = await openSeeded(connection, TEST_KEYRING, { waiting: 7, history: 5 }, 2);
  onTestFinished(store.close);
  const { rows } = await store.contacts.queue();
  const limit = await openPlainQueue(connection, rows, 2);
  onTestFinished(limit.close);
  expect((await alike(store, limit, 7)).verdict).toBe("exact");
  const plain = await limit.list(7);
  const known = new Map(rows.map((row) => [String(row.id), row]));
  // The driver leaves instants of eight bytes as text; everything else is as it is.
  for (const row of plain)
    expect(JSON.parse(JSON.stringify(row), (_name, value: unknown) => numeric(value))).toEqual(
      known.get(row.id),
    );
  // Whoever lists fewer lists those that are due first.
  const due = rows.toSorted((one, other) => one.dueAt - other.dueAt).map(({ id }) => String(id));
  expect((await limit.list(3)).map(({ id }) => id)).toEqual(due.slice(0, 3));
  expect((await alike(store, limit, 6)).verdict).toBe("BROKEN");
});

const numeric = (value: unknown): unknown =>
  typeof value === "string" && /^\d{13}$/.test(value) ? Number(value) : value;
