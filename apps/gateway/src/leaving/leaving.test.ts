import { sampleFile, sampleMail } from "@holdfast/db/testing";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { testGateway, TEST_PASSWORD, type TestGateway } from "../testing/test-gateway.ts";

let house: TestGateway;
const cookies = new Map<string, string>();
beforeAll(async () => {
  house = await testGateway();
  for (const name of ["alex", "dana", "cam"]) cookies.set(name, await house.signIn(name));
});
afterAll(() => house.close());
beforeEach(async () => {
  // Longer ago than any proof holds.
  await house.store.prisma.session.updateMany({ data: { provedAt: new Date(0) } });
});

const headersOf = (by: string) => ({ origin: house.url.origin, cookie: cookies.get(by) ?? "" });
const post = async (by: string, path: string, body?: object) =>
  fetch(new URL(path, house.url), {
    method: "POST",
    headers: { ...headersOf(by), ...(body === undefined ? {} : { "content-type": "application/json" }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const prove = async (by: string) => {
  const proved = await post(by, "/api/auth/prove/password", { password: TEST_PASSWORD });
  expect(await proved.json()).toEqual({ kind: "proved" });
};
const done = async (by: string, mutation: string): Promise<{ readonly __typename: string }> => {
  const { data } = await house.ask(
    cookies.get(by) ?? "",
    `mutation { done: ${mutation} { __typename } }`,
    {},
  );
  return (data as { readonly done: { readonly __typename: string } }).done;
};

describe("what leaves", () => {
  it("[G493] as an invitation, or as a new way in for somebody, is made by whoever proved lately that it is them", async () => {
    const marta = (await house.store.staff.list()).find(({ name }) => name === "Marta")?.id ?? "";
    const roads = [
      ['invite(username: "noor", name: "Noor", role: advocate, languages: [])', "Invited"],
      [`resetAccess(userId: "${marta}")`, "AccessReset"],
    ] as const;
    for (const [road] of roads) expect(await done("alex", road)).toEqual({ __typename: "ProveItsYou" });
    expect((await house.store.people.list()).some(({ username }) => username === "noor")).toBe(false);
    const person = async () => (await house.store.people.list()).find(({ name }) => name === "Marta");
    expect((await person())?.hasPassword).toBe(true);
    await prove("alex");
    for (const [road, came] of roads) expect(await done("alex", road)).toEqual({ __typename: came });
    expect((await person())?.hasPassword).toBe(false);
  });

  it("[G493] as a file is kept by whoever proved lately that it is them; what somebody in danger sent waits for nothing", async () => {
    const { contactId, messageId } = await house.store.intake.arrive(
      sampleMail(
        { threadKey: crypto.randomUUID() },
        { files: [sampleFile({ name: "a", bytes: Buffer.from("b") })] },
      ),
    );
    const [file] = await house.store.mails.files(messageId);
    const path = `/files/${file?.id ?? ""}`;
    const wanted = await post("dana", path);
    expect([wanted.status, await wanted.json()]).toEqual([
      428,
      { kind: "prove_it_is_you", withinMs: expect.any(Number) },
    ]);
    await prove("dana");
    expect((await post("dana", path)).status).toBe(200);
    await house.store.prisma.session.updateMany({ data: { provedAt: new Date(0) } });
    expect((await post("dana", path)).status).toBe(428);
    await house.store.prisma.$executeRaw`
      update contact set danger = 'marked_by_staff', version = version + 1 where id = ${contactId}::uuid`;
    expect((await post("dana", path)).status).toBe(200);
  });

  it("[G493] as what came with a hold, or as a scan as it came, is asked for before anything is looked for", async () => {
    const [one, other] = [crypto.randomUUID(), crypto.randomUUID()];
    for (const [by, path] of [
      ["cam", `/kept/${one}/${other}`],
      ["cam", `/scans/${one}/${other}/file`],
    ] as const) {
      expect((await post(by, path)).status).toBe(428);
      await prove(by);
      expect((await post(by, path)).status).toBe(404);
      await house.store.prisma.session.updateMany({ data: { provedAt: new Date(0) } });
    }
    expect((await post("cam", `/scans/${one}/${other}/1`)).status).toBe(404);
  });
});
