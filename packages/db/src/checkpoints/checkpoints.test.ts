import { ChannelId } from "@holdfast/case-schema";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testStore, type TestStore } from "../testing/index.ts";

const MAIL = ChannelId.parse("mail");
const SMS = ChannelId.parse("sms");

let store: TestStore;
beforeAll(async () => {
  store = await testStore();
});
afterAll(async () => store.close());

describe("how far a channel has fetched", () => {
  it("is one place for each channel and name", async () => {
    await store.checkpoints.write(MAIL, "inbox", "7");
    await store.checkpoints.write(MAIL, "spam", "8");
    await store.checkpoints.write(SMS, "inbox", "9");
    expect(await store.checkpoints.read(MAIL, "inbox")).toBe("7");
    expect(await store.checkpoints.read(MAIL, "spam")).toBe("8");
    expect(await store.checkpoints.read(SMS, "inbox")).toBe("9");
    expect(await store.checkpoints.read(SMS, "spam")).toBeNull();
  });

  it("is kept as it was given, the empty one too, which is not the same as none", async () => {
    for (const value of ["", "  1 ", "🕊️", "x".repeat(10_000)]) {
      await store.checkpoints.write(MAIL, "any", value);
      expect(await store.checkpoints.read(MAIL, "any")).toBe(value);
    }
  });

  it("survives the gateway, and ends as one of the values when two write at once", async () => {
    const other = await testStore({ connection: store.connection });
    await Promise.all([
      store.checkpoints.write(MAIL, "race", "1"),
      other.checkpoints.write(MAIL, "race", "2"),
    ]);
    const value = await store.checkpoints.read(MAIL, "race");
    expect(["1", "2"]).toContain(value);
    expect(await other.checkpoints.read(MAIL, "race")).toBe(value);
    await other.close();
  });
});
