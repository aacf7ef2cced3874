import { randomUUID } from "node:crypto";
import { DRAFT_LENGTH_MAX, type ContactId, type UserId } from "@holdfast/case-schema";
import { sampleHeld } from "@holdfast/db/testing";
import { contactStream, encodeCursor, WIRE_VERSION } from "@holdfast/wire";
import { io, type Socket } from "socket.io-client";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { letIn } from "../testing/let-in.ts";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";

let house: TestGateway;
let dana: string;
let ada: string;
let danaId: UserId;
let adaId: UserId;
let id: ContactId;
beforeAll(async () => {
  house = await testGateway();
  [dana, ada] = [await house.signIn("dana"), await house.signIn("ada")];
  const staff = await house.store.staff.list();
  const idOf = (name: string): UserId => {
    const member = staff.find((each) => each.name === name);
    if (member === undefined) throw new Error(`${name} does not work here`);
    return member.id;
  };
  [danaId, adaId] = [idOf("Dana"), idOf("Ada")];
});
beforeEach(async () => {
  id = await sampleHeld(house.store, danaId);
});
const sockets: Socket[] = [];
afterAll(async () => {
  for (const socket of sockets) socket.close();
  await house.close();
});

async function ask(cookie: string, query: string, variables: Record<string, unknown>): Promise<unknown> {
  const { data, errors } = await house.ask(cookie, query, variables);
  expect(errors).toBeUndefined();
  return Object.values(data ?? {})[0];
}
const SAVE = `mutation ($id: ID!, $kind: DraftKind!, $revision: Int!, $text: String!) {
  saveDraft(contactId: $id, kind: $kind, revision: $revision, text: $text) { __typename
    ... on DraftSaved { at } ... on DraftSuperseded { draft { revision text author { name } } }
    ... on TextRefused { limit length } ... on NotFound { id } } }`;
const save = async (cookie: string, revision: number, text: string, kind = "reply"): Promise<unknown> =>
  ask(cookie, SAVE, { id, kind, revision, text });
async function draftsOf(cookie: string): Promise<unknown> {
  const contact = await ask(
    cookie,
    `query ($id: ID!) { contact(id: $id) { ... on Contact { drafts { kind revision text author { name } } } } }`,
    { id },
  );
  return (contact as { readonly drafts: unknown }).drafts;
}
const send = async (draft: unknown): Promise<unknown> =>
  ask(
    dana,
    `mutation ($id: ID!, $m: ID!, $draft: DraftLeft) {
       sendMessage(contactId: $id, messageId: $m, text: "We are here.", draft: $draft) { __typename } }`,
    { id, m: randomUUID(), draft },
  );
const discard = async (cookie: string, revision: number): Promise<unknown> =>
  ask(
    cookie,
    `mutation ($id: ID!, $author: ID!, $revision: Int!) {
       discardDraft(contactId: $id, kind: reply, authorId: $author, revision: $revision) }`,
    { id, author: danaId, revision },
  );

/** What whoever follows the contact is told of drafts from now on. */
async function followed(): Promise<readonly unknown[]> {
  const socket = io(house.url.origin, {
    transports: ["websocket"],
    reconnection: false,
    extraHeaders: { cookie: ada, origin: house.url.origin },
  });
  sockets.push(socket);
  await letIn(socket);
  const told: unknown[] = [];
  socket.on("draft", (notice) => told.push(notice));
  const cursor = encodeCursor(await house.store.log.head());
  const join = { version: WIRE_VERSION, stream: contactStream(id), cursor };
  expect(await socket.emitWithAck("join", join)).toMatchObject({ kind: "replay" });
  return told;
}

describe("drafts by GraphQL", () => {
  it("[G40] are saved for their writer, and an older save is told what is kept", async () => {
    const before = Date.now();
    const saved = (await save(dana, 2, "I am still")) as { readonly at: number };
    expect(saved).toMatchObject({ __typename: "DraftSaved" });
    expect(saved.at).toBeGreaterThanOrEqual(before);
    expect(await save(dana, 1, "I am")).toEqual({
      __typename: "DraftSuperseded",
      draft: { revision: 2, text: "I am still", author: { name: "Dana" } },
    });
    expect(await draftsOf(dana)).toEqual([
      { kind: "reply", revision: 2, text: "I am still", author: { name: "Dana" } },
    ]);
  });

  it("[G40] come along to whoever gets the contact, and are read by nobody else", async () => {
    await save(dana, 1, "Where can we");
    expect(await draftsOf(ada)).toEqual([]);
    const version = (await house.store.contacts.contact(id))?.row.version ?? 0;
    await house.store.moves.move(id, danaId, version, { kind: "offer", to: adaId });
    await house.store.moves.move(id, adaId, version + 1, { kind: "accept" });
    expect(await draftsOf(ada)).toMatchObject([{ text: "Where can we", author: { name: "Dana" } }]);
    expect(await discard(ada, 1)).toBe(true);
    expect(await discard(ada, 1)).toBe(false);
    expect(await draftsOf(ada)).toEqual([]);
    expect(await draftsOf(dana)).toMatchObject([{ revision: 2, text: "" }]);
  });

  it("[G42] are told of at once, when kept and when discarded, without a word of theirs", async () => {
    const told = await followed();
    await save(dana, 3, "Where can we meet");
    await save(dana, 2, "Where can we");
    await discard(dana, 2);
    await save(dana, 5, "At the");
    await discard(dana, 5);
    const draft = { contact: id, kind: "reply", author: danaId };
    await expect.poll(() => told).toEqual([3, 5, 6].map((revision) => ({ ...draft, revision })));
  });

  it("[G40] are left with what still waits by the sending itself", async () => {
    await save(dana, 1, "We are here. Stay where you are.");
    expect(await send({ revision: 2, rest: " Stay where you are." })).toEqual({
      __typename: "MessageQueued",
    });
    expect(await draftsOf(dana)).toMatchObject([{ revision: 2, text: " Stay where you are." }]);
    // Who says nothing about a draft leaves it as it is.
    await send(null);
    expect(await draftsOf(dana)).toMatchObject([{ revision: 2 }]);
  });

  it("[G40] a note leaves its own draft, and not the reply's", async () => {
    await save(dana, 1, "a reply");
    await save(dana, 1, "a note", "note");
    await ask(
      dana,
      `mutation ($id: ID!, $m: ID!) {
         addNote(contactId: $id, noteId: $m, text: "a note", draft: { revision: 2, rest: "" }) { __typename } }`,
      { id, m: randomUUID() },
    );
    expect(await draftsOf(dana)).toMatchObject([{ text: "a reply" }, { kind: "note", text: "" }]);
  });

  it("are refused when too long, of no contact, or without a revision", async () => {
    expect(await save(dana, 1, "x".repeat(DRAFT_LENGTH_MAX))).toMatchObject({ __typename: "DraftSaved" });
    expect(await save(dana, 2, "x".repeat(DRAFT_LENGTH_MAX + 1))).toEqual({
      __typename: "TextRefused",
      limit: DRAFT_LENGTH_MAX,
      length: DRAFT_LENGTH_MAX + 1,
    });
    for (const other of [randomUUID(), "nothing"])
      expect(await ask(dana, SAVE, { id: other, kind: "note", revision: 1, text: "x" })).toEqual({
        __typename: "NotFound",
        id: other,
      });
    const last = { id, kind: "note", revision: 2_147_483_647, text: "x" };
    expect((await house.ask(dana, SAVE, last)).errors?.[0]?.extensions?.code).toBe("BAD_USER_INPUT");
    const { errors } = await house.ask(dana, SAVE, { id, kind: "note", revision: 0, text: "x" });
    expect(errors?.[0]?.extensions?.["code"]).toBe("BAD_USER_INPUT");
  });

  it("[A11] are nobody's who keeps the house", async () => {
    for (const name of ["pat", "alex"] as const) {
      const { errors } = await house.ask(await house.signIn(name), SAVE, {
        id,
        kind: "note",
        revision: 1,
        text: "x",
      });
      expect(errors?.[0]?.extensions?.["code"]).toBe("FORBIDDEN");
    }
  });

  it("never show in the log", () => {
    expect(house.logged.join("\n")).not.toContain("Where can we");
  });
});
