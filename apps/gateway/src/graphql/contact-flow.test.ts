import { randomUUID } from "node:crypto";
import { ChannelId, type ContactId } from "@holdfast/case-schema";
import { decodeCursor, Cursor } from "@holdfast/wire";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { FLOOD } from "../intake/webhook-route.ts";
import type { Answer } from "../testing/client.ts";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";

let house: TestGateway;
let dana: string;
let ada: string;
beforeAll(async () => {
  house = await testGateway({
    channels: [{ id: "webform", load: () => import("@holdfast/channel-webform") }],
  });
  [dana, ada] = [await house.signIn("dana"), await house.signIn("ada")];
});
afterAll(() => house.close());

async function arrive(text = "words of somebody"): Promise<ContactId> {
  const key = randomUUID();
  const { contactId } = await house.store.intake.arrive({
    channel: ChannelId.parse("webform"),
    medium: "form",
    dedupeKey: key,
    threadKey: key,
    refs: [],
    address: "555-0142",
    text,
    sentAt: null,
    danger: null,
    language: "en",
    reach: { ways: ["text"], address: "555-0142", safeTimes: null, mayLeaveMessage: false, language: "en" },
    lowTrust: false,
    raise: null,
    unreadable: false,
    raw: null,
    provider: null,
    targetMs: 900_000,
    dangerTargetMs: 20_000,
    reopenWithinMs: 86_400_000,
  });
  return contactId;
}

const ROW = "id number status version holder { name } offeredTo { name }";
const MOVE = `__typename
  ... on Moved { row { ${ROW} } }
  ... on TakenByOther { by { name } since row { ${ROW} } }
  ... on ContactChanged { row { ${ROW} } }
  ... on MoveNotAllowed { reason row { ${ROW} } }
  ... on NotFound { id }`;
/** An answer's fields, of which the test says the shapes. */
const fieldsOf = (data: Answer["data"]): Readonly<Record<string, unknown>> => data ?? {};

interface MoveAnswer {
  readonly __typename: string;
  readonly row: {
    readonly version: number;
    readonly status: string;
    readonly holder: { name: string } | null;
  };
  readonly by?: { readonly name: string };
  readonly reason?: string;
}
async function move(cookie: string, field: string, variables: Record<string, unknown>): Promise<MoveAnswer> {
  const [name, ...rest] = field.split(":");
  const more = rest.join(":");
  const query = `mutation ($id: ID!, $v: Int!) { move: ${name}(id: $id, expectedVersion: $v${more}) { ${MOVE} } }`;
  const { data, errors } = await house.ask(cookie, query, variables);
  expect(errors).toBeUndefined();
  return fieldsOf(data)["move"] as MoveAnswer;
}
const SEND = `mutation ($id: ID!, $m: ID!, $text: String!) { sent: sendMessage(contactId: $id, messageId: $m, text: $text) {
  __typename ... on MessageQueued { version } ... on NotHolder { holder { name } } ... on TextRefused { limit length } } }`;
const NOTE = `mutation ($id: ID!, $m: ID!, $text: String!) { noted: addNote(contactId: $id, noteId: $m, text: $text) {
  __typename ... on Noted { version } } }`;

describe("a contact by GraphQL", () => {
  it("waits in the queue, facts only, with a place in the log to follow from", async () => {
    const id = await arrive("please help");
    const { data } = await house.ask(
      dana,
      `{ queue { asOf rows { ${ROW} medium unanswered language waitingSince dueAt } } }`,
    );
    const { asOf, rows } = fieldsOf(data)["queue"] as {
      asOf: string;
      rows: { id: string; waitingSince: number; dueAt: number }[];
    };
    expect(decodeCursor(Cursor.parse(asOf)).xid).toBeGreaterThan(0n);
    const row = rows.find((one) => one.id === id);
    expect(row).toMatchObject({
      status: "waiting",
      medium: "form",
      unanswered: 1,
      language: "en",
      holder: null,
    });
    expect((row?.dueAt ?? 0) - (row?.waitingSince ?? 0)).toBe(900_000);
    expect(JSON.stringify(data)).not.toMatch(/please|555-0142/);
  });

  it("is claimed by one; the other learns who has it and since when", async () => {
    const id = await arrive();
    const won = await move(dana, "claimContact", { id, v: 1 });
    expect(won).toMatchObject({ __typename: "Moved", row: { status: "claimed", holder: { name: "Dana" } } });
    const lost = await move(ada, "claimContact", { id, v: 1 });
    expect(lost).toMatchObject({ __typename: "TakenByOther", by: { name: "Dana" } });
  });

  it("is answered by its holder alone, once however often it is sent, and noted on by anybody", async () => {
    const id = await arrive();
    const m = randomUUID();
    const text = "You are not alone.";
    expect((await house.ask(ada, SEND, { id, m, text })).data).toMatchObject({
      sent: { __typename: "NotHolder", holder: null },
    });
    await move(dana, "claimContact", { id, v: 1 });
    const first = await house.ask(dana, SEND, { id, m, text });
    const second = await house.ask(dana, SEND, { id, m, text });
    expect([first.data, second.data]).toMatchObject([
      { sent: { __typename: "MessageQueued" } },
      { sent: { __typename: "MessageQueued" } },
    ]);
    expect((await house.ask(ada, SEND, { id, m: randomUUID(), text })).data).toEqual({
      sent: { __typename: "NotHolder", holder: { name: "Dana" } },
    });
    expect((await house.ask(ada, NOTE, { id, m: randomUUID(), text: "called back" })).data).toMatchObject({
      noted: { __typename: "Noted" },
    });
    const { data } = await house.ask(
      dana,
      `query ($id: ID!) { contact(id: $id) { ... on Contact { maskedAddress reach { ways maskedAddress } entries { kind text author { name } } } } }`,
      { id },
    );
    expect(data).toMatchObject({
      contact: { maskedAddress: "••••42", reach: { ways: ["text"], maskedAddress: "••••42" } },
    });
    const { entries } = fieldsOf(data)["contact"] as {
      entries: { kind: string; text: string; author: unknown }[];
    };
    expect(entries.filter(({ kind }) => kind === "outbound")).toEqual([
      { kind: "outbound", text, author: { name: "Dana" } },
    ]);
    expect(entries.map(({ kind }) => kind).toSorted()).toEqual(["inbound", "note", "outbound"]);
    expect(house.logged.join("\n")).not.toMatch(/alone|555-0142|words of/);
  });

  it("takes no text that is empty or too long, and no id that is none", async () => {
    const id = await arrive();
    await move(dana, "claimContact", { id, v: 1 });
    const send = (text: string, m: string = randomUUID()) => house.ask(dana, SEND, { id, m, text });
    expect((await send("  ")).data).toEqual({ sent: { __typename: "TextRefused", limit: 0, length: 2 } });
    const { data } = await send("x".repeat(20_001));
    expect(data).toEqual({ sent: { __typename: "TextRefused", limit: 20_000, length: 20_001 } });
    expect((await send("text", "not an id")).errors?.[0]?.extensions?.code).toBe("BAD_USER_INPUT");
    expect((await send("a\0b \uD83E")).data).toMatchObject({ sent: { __typename: "MessageQueued" } });
    await house.ask(dana, NOTE, { id, m: randomUUID(), text: "n\0te \uD83E" });
    const asked = "query ($id: ID!) { contact(id: $id) { ... on Contact { entries { text } } } }";
    const told = await house.ask(dana, asked, { id });
    // What was said and noted within one millisecond has no order.
    const { entries } = fieldsOf(told.data)["contact"] as { entries: { text: string }[] };
    const kept = entries.map((entry) => entry.text);
    expect(kept).toEqual(expect.arrayContaining(["a\uFFFDb \uFFFD", "n\uFFFDte \uFFFD"]));
    expect((await house.ask(dana, SEND, { id: randomUUID(), m: randomUUID(), text: "x" })).data).toEqual({
      sent: { __typename: "NotFound" },
    });
  });

  it("goes to a named colleague when they accept, and is theirs then", async () => {
    const id = await arrive();
    const colleagues = (await house.ask(dana, "{ colleagues { id name } }")).data?.["colleagues"];
    const named = (who: string): string =>
      (colleagues as { id: string; name: string }[]).find(({ name }) => name === who)?.id ?? "";
    const to = named("Ada");
    const claimed = await move(dana, "claimContact", { id, v: 1 });
    for (const who of ["Pat", "Alex"]) {
      const v = claimed.row.version;
      const refused = await move(dana, `offerContact:, to: "${named(who)}"`, { id, v });
      expect(refused).toMatchObject({ __typename: "NotFound", id: named(who) });
    }
    const offered = await move(dana, `offerContact:, to: "${to}"`, { id, v: claimed.row.version });
    expect(offered).toMatchObject({
      __typename: "Moved",
      row: { holder: { name: "Dana" }, offeredTo: { name: "Ada" } },
    });
    const declined = await move(ada, "declineContact", { id, v: offered.row.version });
    expect(declined.row).toMatchObject({ holder: { name: "Dana" }, offeredTo: null });
    const again = await move(dana, `offerContact:, to: "${to}"`, { id, v: declined.row.version });
    const accepted = await move(ada, "acceptContact", { id, v: again.row.version });
    expect(accepted.row).toMatchObject({ holder: { name: "Ada" }, offeredTo: null });
    const returned = await move(ada, "returnContact", { id, v: accepted.row.version });
    expect(returned.row).toMatchObject({ status: "waiting", holder: null });
    const stale = await move(ada, "claimContact", { id, v: claimed.row.version });
    expect(stale.__typename).toBe("ContactChanged");
    const nobody = await move(dana, `offerContact:, to: "${randomUUID()}"`, { id, v: returned.row.version });
    expect(nobody.__typename).toBe("MoveNotAllowed");
  });

  it("comes back to the queue by a shift lead, whoever has it, and by nobody else", async () => {
    const id = await arrive();
    const claimed = await move(dana, "claimContact", { id, v: 1 });
    const v = claimed.row.version;
    const refused = await house.ask(
      ada,
      "mutation ($id: ID!, $v: Int!) { takeBackContact(id: $id, expectedVersion: $v) { __typename } }",
      { id, v },
    );
    expect(refused.errors?.[0]?.extensions?.code).toBe("FORBIDDEN");
    const lee = await house.signIn("lee");
    expect(await move(lee, "takeBackContact", { id, v: 1 })).toMatchObject({ __typename: "ContactChanged" });
    expect(await move(lee, "takeBackContact", { id, v })).toMatchObject({
      __typename: "Moved",
      row: { status: "waiting", holder: null },
    });
  });

  it("is closed with a disposition and found again among the closed, by page and by number", async () => {
    const id = await arrive();
    const claimed = await move(dana, "claimContact", { id, v: 1 });
    const closed = await move(dana, "closeContact:, disposition: information", {
      id,
      v: claimed.row.version,
    });
    expect(closed.row.status).toBe("closed");
    const PAGE = `query ($n: Int, $b: ID) { closedContacts(number: $n, before: $b) {
      contacts { row { id number } closing { by { name } disposition at } } next } }`;
    const { data } = await house.ask(ada, PAGE);
    const { contacts } = fieldsOf(data)["closedContacts"] as {
      contacts: { row: { id: string; number: number } }[];
    };
    expect(contacts[0]).toMatchObject({
      row: { id },
      closing: { by: { name: "Dana" }, disposition: "information" },
    });
    const byNumber = await house.ask(ada, PAGE, { n: contacts[0]?.row.number });
    expect(byNumber.data).toMatchObject({ closedContacts: { contacts: [{ row: { id } }], next: null } });
    expect((await house.ask(dana, SEND, { id, m: randomUUID(), text: "x" })).data).toEqual({
      sent: { __typename: "ContactClosed" },
    });
  });

  it("is listed page after page, each closed contact once", async () => {
    const ids = new Set<string>();
    for (let n = 0; n < 53; n += 1) {
      const id = await arrive();
      await move(dana, "claimContact", { id, v: 1 });
      await move(dana, "closeContact:, disposition: silent", { id, v: 2 });
      ids.add(id);
    }
    const seen: string[] = [];
    for (let before: string | null = null, pages = 0; pages < 5; pages += 1) {
      const { data } = await house.ask(
        ada,
        "query ($b: ID) { closedContacts(before: $b) { contacts { row { id } } next } }",
        { b: before },
      );
      const page = fieldsOf(data)["closedContacts"] as {
        contacts: { row: { id: string } }[];
        next: string | null;
      };
      seen.push(...page.contacts.map(({ row }) => row.id));
      before = page.next;
      if (before === null) break;
    }
    expect(new Set(seen).size).toBe(seen.length);
    for (const id of ids) expect(seen).toContain(id);
  });
});

describe("settings and quarantine by GraphQL", () => {
  it("are changed by an administrator and read by everybody", async () => {
    const alex = await house.signIn("alex");
    const change = "mutation ($t: TargetsInput!) { changeTargets(targets: $t) { __typename } }";
    const targets = { voice: 10_000, text: 30_000, email: 60_000, form: 60_000, danger: 5_000 };
    expect((await house.ask(alex, change, { t: targets })).data).toEqual({
      changeTargets: { __typename: "SettingChanged" },
    });
    for (const wrong of [0, -1, 1.5, 1e300])
      expect((await house.ask(alex, change, { t: { ...targets, voice: wrong } })).data).toEqual({
        changeTargets: { __typename: "SettingInvalid" },
      });
    const read = await house.ask(dana, "{ settings { targets { voice text email form danger } } }");
    expect(read.data).toEqual({ settings: { targets } });
    const reopen = await house.ask(
      alex,
      "mutation { changeReopenWithin(milliseconds: 3600000) { __typename } }",
    );
    expect(reopen.data).toEqual({ changeReopenWithin: { __typename: "SettingChanged" } });
    expect((await house.ask(dana, "{ settings { reopenWithinMs } }")).data).toEqual({
      settings: { reopenWithinMs: 3_600_000 },
    });
  });

  it("show what was not let in: that it came, how large it was, never what it said", async () => {
    const alex = await house.signIn("alex");
    const raw = Buffer.from("forged words");
    await house.store.quarantine.put({ channel: ChannelId.parse("webform"), reason: "unverified", raw });
    const { data } = await house.ask(alex, "{ quarantine { channel reason bytes at } }");
    expect(data).toMatchObject({ quarantine: [{ channel: "webform", reason: "unverified", bytes: 12 }] });
    expect(JSON.stringify(data)).not.toContain("forged");
    for (let each = 0; each < 200; each += 1)
      await house.store.quarantine.put({ channel: ChannelId.parse("webform"), reason: FLOOD, raw });
    const flooded = (await house.ask(alex, "{ quarantine { reason } }")).data;
    const { quarantine } = fieldsOf(flooded) as { quarantine: { reason: string }[] };
    expect(quarantine).toHaveLength(200);
    expect(quarantine[0]).toEqual({ reason: "unverified" });
  });

  it("name the channels that are open", async () => {
    const { data } = await house.ask(dana, "{ channels { id medium fetched maxLength } }");
    expect(data).toMatchObject({ channels: [{ id: "webform", medium: "form", fetched: true }] });
  });
});
