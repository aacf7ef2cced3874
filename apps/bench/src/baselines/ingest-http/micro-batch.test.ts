import { Client } from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bareSchema } from "../../testing/bare-schema.ts";
import { openMicroBatch, type Changed, type MicroBatch } from "./micro-batch.ts";

let place: Awaited<ReturnType<typeof bareSchema>>;
let client: Client;
let store: MicroBatch;
const told: Changed[] = [];
const text = (message: string, thread: string) => ({ dedupeKey: message, threadKey: thread, text: "hello" });

beforeAll(async () => {
  place = await bareSchema();
  client = new Client(place.connection);
  await client.connect();
  store = await openMicroBatch(place.connection, (changed) => told.push(...changed));
});
afterAll(async () => {
  await store.close();
  await client.end();
  await place.drop();
});

async function counts(): Promise<readonly number[]> {
  const { rows } = await client.query<{ n: number }>(
    `select count(*)::int as n from contact union all select count(*)::int from message
     union all select count(*)::int from delivery union all select count(*)::int from event`,
  );
  return rows.map(({ n }) => n);
}

describe("the limit's store", () => {
  it("does the whole work of what it is the limit of, for all that comes at once", async () => {
    await Promise.all(Array.from({ length: 50 }, (_, index) => store.add(text(`m${index}`, `t${index}`))));
    expect(await counts()).toEqual([50, 50, 50, 50]);
    expect(new Set(told.map(({ id }) => id)).size).toBe(50);
  });

  it("stores a delivery once, however often it comes", async () => {
    await store.add(text("m1", "t1"));
    expect(await counts()).toEqual([50, 50, 50, 50]);
  });

  it("puts what one thread says into one contact", async () => {
    await Promise.all([store.add(text("m50", "t1")), store.add(text("m51", "t1"))]);
    await store.add(text("m52", "t1"));
    const [contacts, messages, deliveries] = await counts();
    expect([contacts, messages, deliveries]).toEqual([50, 53, 53]);
  });
});
