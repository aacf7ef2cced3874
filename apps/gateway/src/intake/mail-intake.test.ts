import { ChannelId, type MessageId } from "@holdfast/case-schema";
import type { InboundEvent, InboundFile, InboundMessage, Outbound } from "@holdfast/channel-kit";
import loopback from "@holdfast/channel-loopback";
import { DEFAULT_SETTINGS, type Arrived } from "@holdfast/db";
import { sampleMark, sampleStaff, testStore, type TestStore } from "@holdfast/db/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { leaving } from "../testing/leaving.ts";
import { handOver } from "../outbox/hand-over.ts";
import { foundType } from "./found-type.ts";
import { takeIn } from "./take-in.ts";

let store: TestStore;
beforeAll(async () => {
  store = await testStore();
});
afterAll(() => store.close());

const origin = { id: ChannelId.parse("mail"), traits: { ...loopback.traits, medium: "email" } } as const;
const take = (...events: readonly InboundEvent[]) =>
  takeIn({ kind: "events", events }, null, origin, { store, settings: async () => DEFAULT_SETTINGS });
const mail = (id: string, given: Partial<InboundMessage> = {}): InboundMessage => ({
  kind: "message",
  dedupeKey: id,
  threadKey: id,
  address: "someone@example.org",
  text: `words of ${id}`,
  sentAt: null,
  ref: `<${id}@example.org>`,
  names: [id],
  ...given,
});
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const file = (bytes: Uint8Array, given: Partial<InboundFile> = {}): InboundFile => ({
  name: "thing",
  type: "image/png",
  bytes,
  isInline: false,
  role: "attachment",
  ...given,
});

describe("mail taken in", () => {
  it("[CH27] finds its thread by names, and its words, subject and doubts are told with the conversation", async () => {
    const [first] = await take(mail("a1", { subject: "Help", names: ["a1", "tag-a"], signs: ["spf_fail"] }));
    const [reply] = await take(
      mail("a2", {
        refs: ["tag-a"],
        subject: "Re: Help\u0000",
        html: "<p>hi</p>",
        partly: ["charset_unknown"],
      }),
    );
    expect(reply?.contactId).toBe(first?.contactId);
    if (first === undefined) throw new Error("nothing arrived");
    expect((await store.contacts.entries(first.contactId, 0)).map((entry) => entry.mail)).toMatchObject([
      { subject: "Help", hasHtml: false, signs: ["spf_fail"], partly: [], automatic: null },
      { hasHtml: true, signs: [], partly: ["charset_unknown"] },
    ]);
  });

  it("[CH35] is told with whoever wrote it and whoever reads along, without what nobody can hold", async () => {
    const heron = { name: "Heron\u0000", address: "heron@example.org" };
    const addressees = { us: "copy", others: [heron], count: 7, hasMore: false } as const;
    const [first] = await take(mail("h1", { senderName: "" }));
    const reply = mail("h2", { refs: ["h1"], address: "wren@example.org", senderName: "Wren\uD800" });
    await take({ ...reply, addressees: { ...addressees, others: [heron] } });
    if (first === undefined) throw new Error("nothing arrived");
    expect((await store.contacts.entries(first.contactId, 0)).map((entry) => entry.mail)).toMatchObject([
      { sender: { name: null, address: "someone@example.org", isOther: false }, addressees: null },
      {
        sender: { name: "Wren\uFFFD", address: "wren@example.org", isOther: true },
        addressees: { ...addressees, others: [{ ...heron, name: "Heron\uFFFD" }] },
        signs: ["other_address"],
      },
    ]);
  });

  const rowOf = async (arrived: Arrived | undefined) =>
    arrived && (await store.contacts.contact(arrived.contactId))?.row;

  it("[CH30] lets nobody wait for what a machine wrote, and believes it no danger and no answer of a form", async () => {
    const said = { danger: "said_so", raise: { lane: "crisis", answer: "now" } } as const;
    const [arrived] = await take(mail("b1", { ...said, automatic: "auto_reply" }));
    expect(await rowOf(arrived)).toMatchObject({
      isAutomatic: true,
      danger: null,
      lane: null,
      unanswered: 0,
    });
  });

  it("[CH30] [DB193] a machine's own words that the lists find pressing are somebody's who waits, and what it quotes is not", async () => {
    const quoting = { text: "I am away.\n> he won't let me leave", automatic: "auto_reply" } as const;
    const [quoted] = await take(mail("b2", quoting));
    expect(await rowOf(quoted)).toMatchObject({ isAutomatic: true, lane: null, unanswered: 0 });
    const [own] = await take(mail("b3", { text: "He won't let me leave", automatic: "auto_reply" }));
    expect(await rowOf(own)).toMatchObject({
      isAutomatic: false,
      lane: "crisis",
      laneReason: expect.stringMatching(/^words:/),
      unanswered: 1,
    });
  });

  it("[CH30] tells nobody that what a machine wrote has opened a contact", async () => {
    const opened: unknown[] = [];
    const parts = {
      store,
      settings: async () => DEFAULT_SETTINGS,
      opened: (one: unknown) => void opened.push(one),
    };
    for (const event of [mail("g1", { automatic: "list" }), mail("g2")])
      await takeIn({ kind: "events", events: [event] }, null, origin, parts);
    expect(opened).toHaveLength(1);
  });

  it("[CH45] what a provider has and does not hand out opens a contact marked so, once", async () => {
    const stub = { kind: "unreadable", reason: "withheld", dedupeKey: "w1", threadKey: "w1" } as const;
    const bring = () => takeIn(stub, null, origin, { store, settings: async () => DEFAULT_SETTINGS });
    const [[first], [again]] = [await bring(), await bring()];
    expect(again?.contactId).toBe(first?.contactId);
    const entries = first && (await store.contacts.entries(first.contactId, 0));
    expect(entries).toMatchObject([{ unreadable: true, text: "", mail: { partly: ["withheld"] } }]);
  });

  it("[CH31] believes no file's type: it is what its bytes say, and only what may be a picture goes where pictures do", async () => {
    const pdf = bytesOf("%PDF-1.7\n%invented");
    const png = Uint8Array.from([
      0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52,
    ]);
    const [arrived] = await take(
      mail("c1", { files: [file(pdf), file(png, { type: "text/plain" }), file(bytesOf("<script>"))] }),
    );
    if (arrived === undefined) throw new Error("nothing arrived");
    expect(await store.pictures.ofContact(arrived.contactId)).toMatchObject([
      { state: "refused", refusal: "not_a_picture", kind: "document", bytes: pdf.length },
      { state: "wanted", kind: null },
      { state: "refused", refusal: "not_a_picture", kind: "other" },
    ]);
    const leased = await store.pictures.lease("test", 60_000, 10);
    expect(leased).toMatchObject([{ isHere: true, media: null }]);
    const [wanted] = leased;
    expect(wanted && Buffer.from((await store.pictures.openWanted(wanted.id)) ?? [])).toEqual(
      Buffer.from(png),
    );
  });

  it("[CH31] finds no type in bytes that say nothing, nothing at all, or lie", async () => {
    expect(await foundType(bytesOf("plain words"))).toBeNull();
    expect(await foundType(new Uint8Array())).toBeNull();
    expect(await foundType(bytesOf("PK\u0003\u0004"))).toMatch(/^(application\/zip|null)$/);
    expect(await foundType(bytesOf("GIF89a<script>"))).toBe("image/gif");
  });

  it("[CH34] [CH40] gives an answer the last subject, the names of the conversation, oldest first, and where they wrote to", async () => {
    const dana = await sampleStaff(store, "Dana");
    const [one] = await take(mail("d1", { subject: "First" }));
    await take(
      mail("d2", { refs: ["d1"], subject: "Second", via: "our help" }),
      mail("d3", { refs: ["d2"], ref: null }),
    );
    if (one === undefined) throw new Error("nothing arrived");
    const { contactId } = one;
    const version = (await store.contacts.contact(contactId))?.row.version ?? 0;
    await store.moves.move(contactId, dana, version, { kind: "claim" });
    const sent: Outbound[] = [];
    const send = async (text: string): Promise<void> => {
      const messageId = crypto.randomUUID() as MessageId;
      await store.answers.answer({
        check: () => null,
        contactId,
        messageId,
        by: dana,
        text,
        validForMs: null,
      });
      const [due] = await store.outbox.lease("test", 60_000, 1, [origin.id]);
      if (due === undefined) throw new Error("nothing is due");
      const channel = {
        send: async (message: Outbound) => {
          sent.push(message);
          return { kind: "accepted", delivered: false, ref: `<ours-${text}@example.org>` } as const;
        },
      };
      const log = { info: () => {}, warn: () => {}, error: () => {} };
      await handOver(due, {
        outbox: store.outbox,
        mayLeave: leaving(store, origin.id, Date.now, origin.traits, "conversation"),
        channels: new Map([[origin.id, channel]]),
        holder: "test",
        clock: Date.now,
        log,
      });
    };
    await send("1");
    await send("2");
    const [via, names] = ["our help", ["<d1@example.org>", "<d2@example.org>"]];
    expect(
      sent.map((message) => ({ subject: message.subject, refs: message.refs, via: message.via })),
    ).toEqual([
      { subject: "Second", via, refs: names },
      { subject: "Second", via, refs: [...names, "<ours-1@example.org>"] },
    ]);
  });

  it("brings a bounced answer back to its author with the reason, once, and moves it forward only", async () => {
    const dana = await sampleStaff(store, "Ada");
    const [one] = await take(mail("e1"));
    if (one === undefined) throw new Error("nothing arrived");
    await store.moves.move(one.contactId, dana, 1, { kind: "claim" });
    const messageId = crypto.randomUUID() as MessageId;
    await store.answers.answer({
      check: () => null,
      contactId: one.contactId,
      messageId,
      by: dana,
      text: "Yes",
      validForMs: null,
    });
    await store.outbox.lease("test", 60_000, 1, [origin.id]);
    await sampleMark(store, messageId, "test", 60_000);
    await store.outbox.settle(messageId, { state: "sent" });
    const bounce = {
      kind: "receipt",
      dedupeKey: "bounce",
      messageId,
      state: "failed",
      reason: "unreachable",
    } as const;
    await take(bounce, bounce, { ...bounce, dedupeKey: "late", state: "sent" });
    const entries = await store.contacts.entries(one.contactId, 0);
    expect(entries.find(({ id }) => id === messageId)).toMatchObject({
      sendState: "failed",
      failure: "unreachable",
    });
  });

  it("[Q17] [CH36] is raised by what is new in it, and not by our own words that come back quoted", async () => {
    const dana = await sampleStaff(store, "Marta");
    const [one] = await take(mail("q1"));
    if (one === undefined) throw new Error("nothing arrived");
    const { contactId } = one;
    await store.moves.move(contactId, dana, 1, { kind: "claim" });
    const messageId = crypto.randomUUID() as MessageId;
    const text = "Does he have a heronword there?";
    await store.answers.answer({ check: () => null, contactId, messageId, by: dana, text, validForMs: null });
    const reply = (id: string, words: string): InboundMessage =>
      mail(id, {
        refs: ["q1"],
        text: words,
        quotedFrom: words.startsWith("No.") ? words.indexOf(">") : null,
      });
    const wordLists = [
      {
        id: "invented",
        language: "en" as const,
        entries: [{ id: "heron", words: "heronword", lane: "crisis" as const }],
      },
    ];
    const settings = async () => ({ ...DEFAULT_SETTINGS, wordLists });
    const bring = async (event: InboundMessage) => {
      await takeIn({ kind: "events", events: [event] }, null, origin, { store, settings });
      return (await store.contacts.contact(contactId))?.row.lane;
    };
    expect(await bring(reply("q2", `No.\n> ${text}`))).toBeNull();
    const entries = await store.contacts.entries(contactId, 0);
    expect(entries.find((entry) => entry.text?.startsWith("No."))?.mail?.quotedFrom).toBe(4);
    expect(await bring(reply("q3", `> ${text}\nYes, a heronword.`))).toBe("crisis");
  });
});
