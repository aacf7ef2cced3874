import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, expect, it } from "vitest";
import { FILE_CONTACT } from "../testing/case-documents.ts";
import { BEGIN_PLAN, EDIT_PLAN, GIVE_PIECE, READ_PLAN } from "../testing/plan-documents.ts";
import { act, reachHouse, type ReachHouse, type Talk } from "../testing/reach-house.ts";

/** Long enough for everything that happens in between, on a slow machine too. */
const HELD_BACK_MS = 30_000;
let at: ReachHouse;
beforeAll(async () => {
  at = await reachHouse();
  await at.ask("alex", "mutation ($ms: Float!) { changeSendDelay(milliseconds: $ms) { __typename } }", {
    ms: HELD_BACK_MS,
  });
});
afterAll(() => at.house.close());

const said = (value: string) => ({ kind: "answered", value });

/** Somebody's text conversation with a plan of which a piece was given to a device that is private, and waits to leave. */
interface Given {
  readonly talk: Talk;
  readonly planId: string;
  readonly messageId: string;
}

async function given(): Promise<Given> {
  const [caseId, person, planId, messageId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const talk = await at.talk();
  const contactId = talk.id;
  const filed = await at.ask("dana", FILE_CONTACT, {
    contactId,
    caseId,
    isNew: true,
    newPeople: [person],
    came: { kind: "person", person },
    seenFiling: 0,
  });
  expect(filed).toMatchObject({ __typename: "ContactFiled" });
  await at.ask("dana", BEGIN_PLAN, { id: planId, caseId, personId: person, contactId, forWhom: "self" });
  await write({ talk, planId }, "first.device_safe", said("yes"));
  await write({ talk, planId }, "first.alone", said("alone"));
  await write({ talk, planId }, "section.bag", "Under the stairs");
  const piece = { field: "section.bag", version: 1, text: "Bag under the stairs", isAgreed: true };
  expect(await at.ask("dana", GIVE_PIECE, { ...piece, planId, contactId, messageId })).toEqual({
    __typename: "MessageQueued",
  });
  return { talk, planId, messageId };
}

async function write(
  { talk, planId }: Pick<Given, "talk" | "planId">,
  field: string,
  value: unknown,
  basedOn = 0,
): Promise<void> {
  const edited = await at.ask<{ readonly edits: readonly { readonly kind: string }[] }>("dana", EDIT_PLAN, {
    id: planId,
    contactId: talk.id,
    edits: [{ field, value, basedOn }],
  });
  expect(edited.edits.map(({ kind }) => kind)).toEqual(["changed"]);
}

async function came({ talk, planId }: Given): Promise<unknown> {
  return at.ask("dana", READ_PLAN, { id: planId, contactId: talk.id });
}

it("[G599] a piece that was given leaves while it is safe to talk, also when something else of the plan is written meanwhile", async () => {
  const piece = await given();
  await write(piece, "section.bag", "At the station", 1);
  await at.pass(HELD_BACK_MS);
  expect(await piece.talk.became(piece.messageId, "sent")).toBeNull();
  expect(await came(piece)).toMatchObject({ given: [{ came: "left" }] });
});

it.each<[what: string, field: string, value: unknown]>([
  ["they are not alone", "first.alone", said("not_alone")],
  ["their device is not private", "first.device_safe", said("no")],
  ["they are not sure of their device", "first.device_safe", said("not_sure")],
  ["they would rather not say of their device", "first.device_safe", { kind: "skipped" }],
])("[G599] [G534] a piece that waits comes back once they say that %s", async (_what, field, value) => {
  const piece = await given();
  const { messageId: words } = await piece.talk.send("We are here.");
  await write(piece, field, value, 1);
  await at.pass(HELD_BACK_MS);
  expect(await piece.talk.became(piece.messageId, "failed")).toBe("not_safe");
  expect(await came(piece)).toMatchObject({ given: [{ way: "message", came: "did_not_leave" }] });
  // What was written to them and is of no plan is for whoever writes to judge.
  expect(await piece.talk.became(words, "sent")).toBeNull();
});

it("[G599] a lock of safe contact is named before it, for that is the graver of the two", async () => {
  const piece = await given();
  await write(piece, "first.alone", said("not_alone"), 1);
  await act(at, "ada", "markMayBeExploiter", piece.talk);
  await at.pass(HELD_BACK_MS);
  expect(await piece.talk.became(piece.messageId, "failed")).toBe("may_be_exploiter");
});
