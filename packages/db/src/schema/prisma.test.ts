import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { Disposition } from "@holdfast/case-schema";
import { Prisma } from "../generated/client.ts";
import { sampleArrival, sampleStaff, testStore, type TestStore } from "../testing/index.ts";

let store: TestStore;
beforeAll(async () => {
  store = await testStore();
  const dana = await sampleStaff(store, "Dana");
  const { contactId } = await store.intake.arrive(sampleArrival());
  await store.moves.move(contactId, dana, 1, { kind: "claim" });
});
afterAll(async () => store.close());

describe("the Prisma schema", () => {
  it.each(Object.values(Prisma.ModelName))("%s reads what the migrations made", async (model) => {
    const name = `${model.charAt(0).toLowerCase()}${model.slice(1)}`;
    const table = (store.prisma as unknown as Record<string, { findMany: () => Promise<unknown[]> }>)[name];
    expect(Array.isArray(await table?.findMany())).toBe(true);
  });

  it("names the very dispositions that the words of the house name", async () => {
    const rows = await store.prisma.disposition.findMany();
    expect(rows.map(({ id }) => id).toSorted()).toEqual([...Disposition.options].toSorted());
  });

  it("makes and ends a session as better-auth does, and staff sees it", async () => {
    const [dana] = await store.staff.list();
    const userId = dana?.id ?? "";
    const session = await store.prisma.session.create({
      data: { token: "a token", userId, expiresAt: new Date(Date.now() + 60_000) },
    });
    expect(await store.staff.sessions()).toMatchObject([
      { sessionId: session.id, userId, role: "advocate", name: "Dana" },
    ]);
    expect(await store.staff.revokeSessions(userId as never)).toBe(1);
    expect(await store.staff.sessions()).toEqual([]);
  });
});
