import type { ContactId } from "@holdfast/case-schema";
import { sampleArrival } from "@holdfast/db/testing";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const WHY = "Shouts about the yellow house";

let house: TestGateway;
let dana: string;
let lee: string;
let ray: string;
beforeAll(async () => {
  house = await testGateway();
  const [demo] = await house.store.prisma.account.findMany({ take: 1 });
  await house.store.staff.create({
    username: "ray",
    name: "Ray",
    role: "shift_lead",
    passwordHash: demo?.password ?? "",
  });
  [dana, lee, ray] = [await house.signIn("dana"), await house.signIn("lee"), await house.signIn("ray")];
});
afterAll(() => house.close());

let threads = 0;
const newThread = (): string => `thread ${(threads += 1)}`;
const write = async (threadKey: string) =>
  house.store.intake.arrive(sampleArrival({ threadKey, medium: "text", text: "Words of somebody" }));

/** A contact that was closed. */
async function closed(): Promise<{ readonly id: ContactId; readonly threadKey: string }> {
  const threadKey = newThread();
  const { contactId: id } = await write(threadKey);
  const claim = "mutation ($id: ID!) { claimContact(id: $id, expectedVersion: 1) { __typename } }";
  const close =
    "mutation ($id: ID!) { closeContact(id: $id, expectedVersion: 2, disposition: abusive) { __typename } }";
  for (const query of [claim, close]) await house.ask(dana, query, { id });
  return { id, threadKey };
}

const done = async (cookie: string, query: string, variables: Record<string, unknown>): Promise<unknown> =>
  ((await house.ask(cookie, query, variables)).data as { done: unknown } | null)?.done;
const block = async (cookie: string, contactId: string, milliseconds: number, why = WHY) =>
  done(
    cookie,
    `mutation ($contactId: ID!, $milliseconds: Float!, $why: String!) {
      done: blockThread(contactId: $contactId, reason: abusive, why: $why, milliseconds: $milliseconds) {
        __typename ... on BlockRefused { problem } ... on TextRefused { limit } } }`,
    { contactId, milliseconds, why },
  );
const change = async (cookie: string, deed: string, id: string) =>
  done(
    cookie,
    `mutation ($id: ID!) { done: ${deed}(id: $id) { __typename ... on BlockNotChanged { because } } }`,
    { id },
  );
const BLOCK = `id reason why at until endsAt isReviewDue kept by { name }
  longer { until by { name } agreed { by { name } } } ended { how by { name } } heard { because } row { id status }`;
interface Told {
  readonly id: string;
  readonly at: number;
  readonly endsAt: number;
  readonly row: { readonly id: string };
}
const standing = async (cookie: string, contactId: string) =>
  (await done(
    cookie,
    `query ($contactId: ID!) { done: threadStanding(contactId: $contactId) {
      block { ${BLOCK} } sharedLine { kind by { name } } } }`,
    { contactId },
  )) as { readonly block: Told | null; readonly sharedLine: object | null };

describe("blocking a thread", () => {
  it("[G65] [DB251] keeps what arrives in silence, counted on the leads' list, with the reason they wrote", async () => {
    const { id, threadKey } = await closed();
    expect(await block(lee, id, HOUR_MS)).toEqual({ __typename: "Blocked" });
    await write(threadKey);
    const listed = (await done(lee, `{ done: blocks { ${BLOCK} } }`, {})) as readonly Told[];
    const mine = listed.find(({ row }) => row.id === id);
    expect(mine).toMatchObject({
      reason: "abusive",
      why: WHY,
      by: { name: "Lee" },
      kept: 1,
      longer: null,
      ended: null,
      isReviewDue: false,
      row: { id, status: "closed" },
    });
    expect(mine === undefined ? 0 : mine.endsAt - mine.at).toBe(HOUR_MS);
    expect(JSON.stringify(listed)).not.toContain("Words of");
    // Whoever reads the contact sees why nothing came of it.
    expect((await standing(dana, id)).block).toMatchObject({ kept: 1, by: { name: "Lee" } });
    expect(house.logged.join("\n")).not.toContain("yellow house");
  });

  it("[G65] [DB250] for longer than a day holds for a day, and longer once another lead agrees, who is told that it waits", async () => {
    const { id } = await closed();
    expect(await block(lee, id, 9 * DAY_MS)).toEqual({ __typename: "Blocked" });
    const { block: held } = await standing(lee, id);
    expect(held === null ? 0 : held.endsAt - held.at).toBe(DAY_MS);
    const blockId = held?.id ?? "";
    expect(await change(lee, "agreeToBlock", blockId)).toEqual({
      __typename: "BlockNotChanged",
      because: "same_lead",
    });
    expect([
      await done(lee, "{ done: blockCount }", {}),
      await done(ray, "{ done: blockCount }", {}),
    ]).toEqual([0, 1]);
    expect(await change(ray, "agreeToBlock", blockId)).toEqual({ __typename: "BlockChanged" });
    const { block: longer } = await standing(lee, id);
    expect(longer).toMatchObject({ longer: { by: { name: "Lee" }, agreed: { by: { name: "Ray" } } } });
    expect(longer === null ? 0 : longer.endsAt - longer.at).toBe(9 * DAY_MS);
    expect(await change(ray, "reviewBlock", blockId)).toEqual({ __typename: "BlockChanged" });
    expect(await change(lee, "liftBlock", blockId)).toEqual({ __typename: "BlockChanged" });
    expect((await standing(lee, id)).block).toBeNull();
    expect(await change(lee, "liftBlock", blockId)).toEqual({
      __typename: "BlockNotChanged",
      because: "ended",
    });
    expect(await change(lee, "liftBlock", "nonsense")).toEqual({ __typename: "NotFound" });
  });

  it("[G65] is refused for no time, for more than the setting allows, without a reason, and twice", async () => {
    const { id } = await closed();
    const refused = (problem: string) => ({ __typename: "BlockRefused", problem });
    expect(await block(lee, id, 0)).toEqual(refused("no_time"));
    expect(await block(lee, id, 91 * DAY_MS)).toEqual(refused("too_long"));
    expect(await block(lee, id, HOUR_MS, " ")).toEqual({ __typename: "TextRefused", limit: 0 });
    expect(await block(lee, id, HOUR_MS, "a".repeat(2001))).toEqual({
      __typename: "TextRefused",
      limit: 2000,
    });
    expect(await block(lee, crypto.randomUUID(), HOUR_MS)).toEqual({ __typename: "NotFound" });
    expect(await block(lee, "nonsense", HOUR_MS)).toEqual({ __typename: "NotFound" });
    await block(lee, id, HOUR_MS);
    expect(await block(ray, id, HOUR_MS)).toEqual(refused("blocked_already"));
    const { block: held } = await standing(lee, id);
    const propose = `mutation ($id: ID!, $ms: Float!) { done: proposeLongerBlock(id: $id, milliseconds: $ms) {
      __typename ... on BlockNotChanged { because } } }`;
    expect(await done(ray, propose, { id: held?.id, ms: 91 * DAY_MS })).toMatchObject({
      because: "too_long",
    });
    const { errors } = await house.ask(ray, propose, { id: held?.id, ms: 24 * HOUR_MS });
    expect(errors?.[0]?.extensions?.code).toBe("BAD_USER_INPUT");
    expect(await done(ray, propose, { id: held?.id, ms: 2 * DAY_MS })).toEqual({
      __typename: "BlockChanged",
    });
    const alex = await house.signIn("alex");
    const set = "mutation ($ms: Float!) { done: changeLongestBlock(milliseconds: $ms) { __typename } }";
    expect(await done(alex, set, { ms: 2 * DAY_MS })).toEqual({ __typename: "SettingChanged" });
    expect(await done(alex, set, { ms: HOUR_MS })).toEqual({ __typename: "SettingInvalid" });
    const other = await closed();
    expect(await block(lee, other.id, 3 * DAY_MS)).toEqual(refused("too_long"));
    await done(alex, set, { ms: 90 * DAY_MS });
  });

  it("[G65] [DB253] is refused where the line is a shelter's or shared, and ended by whoever answers saying so", async () => {
    const { id } = await closed();
    const mark = (cookie: string, kind: string | null) =>
      done(
        cookie,
        "mutation ($id: ID!, $kind: SharedLineKind) { done: markSharedLine(contactId: $id, kind: $kind) { __typename } }",
        { id, kind },
      );
    await block(lee, id, HOUR_MS);
    expect(await mark(dana, "shelter")).toEqual({ __typename: "SharedLineMarked" });
    expect(await standing(dana, id)).toEqual({
      block: null,
      sharedLine: { kind: "shelter", by: { name: "Dana" } },
    });
    expect(await block(lee, id, HOUR_MS)).toEqual({ __typename: "BlockRefused", problem: "shared_line" });
    expect(await mark(dana, null)).toEqual({ __typename: "SharedLineMarked" });
    expect(await block(lee, id, HOUR_MS)).toEqual({ __typename: "Blocked" });
  });

  it.each(["dana", "pat", "cam", "alex"])(
    "[G65] [A14] is nothing for %s, who leads no shift",
    async (who) => {
      const cookie = await house.signIn(who);
      const { id } = await closed();
      await block(lee, id, HOUR_MS);
      const { block: held } = await standing(lee, id);
      for (const query of [
        "{ blocks { id } }",
        "{ blockCount }",
        `mutation { liftBlock(id: "${held?.id ?? ""}") { __typename } }`,
        `mutation { agreeToBlock(id: "${held?.id ?? ""}") { __typename } }`,
        `mutation { blockThread(contactId: "${id}", reason: prank, why: "x", milliseconds: 1) { __typename } }`,
      ])
        expect((await house.ask(cookie, query, {})).errors).toMatchObject([
          { extensions: { code: "FORBIDDEN" } },
        ]);
      expect((await standing(lee, id)).block).not.toBeNull();
    },
  );

  it("[G65] is known to another gateway within seconds, and what arrives there is kept in silence too", async () => {
    const { id, threadKey } = await closed();
    const other = await testGateway({ beside: house });
    const reread = vi.spyOn(other.store.blocks, "reread");
    await block(lee, id, HOUR_MS);
    // One that began before may not have seen it.
    const before = reread.mock.calls.length;
    await expect
      .poll(() => reread.mock.settledResults.length, { timeout: 10_000 })
      .toBeGreaterThan(before + 1);
    const arrived = await other.store.intake.arrive(sampleArrival({ threadKey, medium: "text" }));
    expect(arrived).toMatchObject({ contactId: id, opened: "continued" });
    expect((await standing(lee, id)).block).toMatchObject({ kept: 1 });
    await other.close();
  });
});
