import { UserId } from "@holdfast/case-schema";
import { legalDueAt } from "@holdfast/consent-policy";
import {
  SAMPLE_CHANNEL,
  sampleArrival,
  sampleAsker,
  sampleFile,
  sampleHeld,
  sampleMail,
} from "@holdfast/db/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testGateway, type TestGateway } from "../testing/test-gateway.ts";

let house: TestGateway;
let dana: string;
let others: readonly string[];
beforeAll(async () => {
  house = await testGateway();
  dana = await house.signIn("dana");
  others = await Promise.all([house.signIn("pat"), house.signIn("cam"), house.signIn("alex")]);
});
afterAll(() => house.close());

interface File {
  readonly id: string;
  readonly name: string | null;
  readonly role: string;
  readonly isKept: boolean;
}
interface Told {
  readonly subject: string | null;
  readonly html: string | null;
  readonly automatic: string | null;
  readonly signs: readonly string[];
  readonly partly: readonly string[];
  readonly files: readonly File[];
}
const TOLD = `query ($id: ID!) { contact(id: $id) { ... on Contact { entries {
  subject html automatic signs partly files { id name foundType kind bytes role isInline isKept } } } } }`;
async function told(contactId: string): Promise<readonly Told[]> {
  const { data, errors } = await house.ask(dana, TOLD, { id: contactId });
  expect(errors).toBeUndefined();
  const { contact } = data as { readonly contact: { readonly entries: readonly Told[] } };
  return contact.entries;
}
const ask = async (
  id: string,
  cookie: string | null = dana,
  { method = "POST", origin = house.url.origin }: { readonly method?: string; readonly origin?: string } = {},
): Promise<Response> =>
  fetch(new URL(`/files/${id}`, house.url), {
    method,
    headers: { origin, ...(cookie === null ? {} : { cookie }) },
  });

const SOURCE = "From: someone@example.org\r\n\r\n<script>alert(1)</script>";

function ofMail() {
  const files = [
    sampleFile({ bytes: new Uint8Array(1_500_000).fill(3) }),
    sampleFile({ name: "pixel", foundType: "image/png", kind: "picture", isInline: true }),
  ];
  const mail = {
    subject: "About Tuesday",
    html: "<p>words</p>",
    signs: ["spf_fail"],
    partly: ["damaged"],
  } as const;
  return sampleMail({}, { ...mail, files, source: Buffer.from(SOURCE) });
}
const arrive = async () => house.store.intake.arrive(ofMail());

describe("a mail by GraphQL", () => {
  it("says what came with it, and nothing for what is no mail", async () => {
    const { contactId } = await arrive();
    expect(await told(contactId)).toMatchObject([
      {
        subject: "About Tuesday",
        html: "<p>words</p>",
        automatic: null,
        signs: ["spf_fail"],
        partly: ["damaged"],
        files: [
          {
            name: "a letter.pdf",
            foundType: "application/pdf",
            kind: "document",
            bytes: 1_500_000,
            isKept: true,
          },
          { name: "pixel", role: "attachment", isInline: true, isKept: false },
          { name: null, role: "source", bytes: SOURCE.length, isKept: true },
        ],
      },
    ]);
    const { contactId: plain } = await house.store.intake.arrive(sampleArrival());
    expect(await told(plain)).toMatchObject([
      { subject: null, html: null, signs: [], partly: [], files: [] },
    ]);
  });

  it("lists what could not be read, or not whole, and says whether it is kept", async () => {
    const { messageId } = await arrive();
    const raw = await house.store.intake.arrive(
      sampleArrival({ unreadable: true, raw: Buffer.from(SOURCE) }),
    );
    const stub = await house.store.intake.arrive(sampleArrival({ unreadable: true }));
    const query = "{ unreadable { messageId contactNumber channel at isWhole hasSource } }";
    const { data } = await house.ask(dana, query);
    const listed = data?.["unreadable"] as readonly { readonly messageId: string }[];
    const of = (id: string) => listed.find((one) => one.messageId === id);
    expect(of(messageId)).toMatchObject({ isWhole: false, hasSource: true });
    expect(of(raw.messageId)).toMatchObject({ isWhole: true, hasSource: true });
    expect(of(stub.messageId)).toMatchObject({ isWhole: true, hasSource: false });
    for (const cookie of others) expect((await house.ask(cookie, query)).errors).toHaveLength(1);
  });
});

describe("asking for a file", () => {
  it("[A41] [DB177] is for whoever answers, by POST from the console's page, and is recorded with the contact", async () => {
    const { contactId } = await arrive();
    const [document, picture, source] = (await told(contactId))[0]?.files ?? [];
    if (document === undefined || picture === undefined || source === undefined) throw new Error("no files");
    const reads = async () => house.store.prisma.contentRead.count({ where: { contactId } });
    for (const cookie of others) expect((await ask(document.id, cookie)).status).toBe(403);
    expect((await ask(document.id, null)).status).toBe(401);
    expect((await ask(document.id, dana, { method: "PUT" })).status).toBe(405);
    const elsewhere = { origin: "https://elsewhere.example.org" };
    expect((await ask(document.id, dana, elsewhere)).status).toBe(403);
    // A picture is looked at instead, and only once it was drawn anew.
    expect((await ask(picture.id)).status).toBe(404);
    for (const id of [crypto.randomUUID(), "x", "..%2f"]) expect((await ask(id)).status).toBe(404);
    expect(await reads()).toBe(0);
    expect(Buffer.from(await (await ask(source.id)).arrayBuffer()).toString()).toBe(SOURCE);
    expect(await reads()).toBe(1);
    const answer = await ask(document.id);
    expect(Buffer.from(await answer.arrayBuffer()).equals(Buffer.alloc(1_500_000, 3))).toBe(true);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-type": "application/octet-stream",
      "content-disposition": 'attachment; filename="file"',
      "content-security-policy": "default-src 'none'; sandbox",
      "x-content-type-options": "nosniff",
      "cache-control": "no-store",
    });
    // Reading the words is recorded once for each version; that a file was had is logged each time.
    const logged = house.logged
      .filter((line) => line.includes("file_downloaded"))
      .map((line) => JSON.parse(line) as object);
    const userId = (await house.store.staff.list()).find(({ name }) => name === "Dana")?.id;
    expect(logged).toEqual([
      { event: "file_downloaded", userId, fileId: source.id, contactId, bytes: SOURCE.length },
      { event: "file_downloaded", userId, fileId: document.id, contactId, bytes: 1_500_000 },
    ]);
    expect(house.logged.join()).not.toMatch(/letter|Tuesday|someone@/);
  });

  it("gives a small delivery that nobody could read as it came, by its message", async () => {
    const raw = Buffer.from(SOURCE);
    const { contactId } = await house.store.intake.arrive(sampleArrival({ unreadable: true, raw }));
    const [source] = (await told(contactId))[0]?.files ?? [];
    expect(source).toMatchObject({ role: "source", bytes: raw.length, isKept: true });
    expect(await (await ask(source?.id ?? "")).text()).toBe(SOURCE);
  });
});

describe("asking for a mail as it came while they may be the exploiter", () => {
  const SAY = { mark: "markMayBeExploiter", takeBack: "takeBackExploiterMark" } as const;

  it("[G555] is refused to everybody, which is recorded, reads nothing, and ends when that is taken back", async () => {
    const lee = await house.signIn("lee");
    const userId = (await house.store.staff.list()).find(({ name }) => name === "Dana")?.id ?? "";
    const small = sampleArrival({ unreadable: true, raw: Buffer.from(SOURCE) });
    for (const contactId of [
      await sampleHeld(house.store, UserId.parse(userId), ofMail()),
      await sampleHeld(house.store, UserId.parse(userId), small),
    ]) {
      const files = (await told(contactId)).flatMap((entry) => entry.files);
      const source = files.find(({ role }) => role === "source")?.id ?? "";
      const documents = files.filter(({ name }) => name === "a letter.pdf");
      const say = async (deed: keyof typeof SAY) =>
        house.ask(dana, `mutation ($id: ID!) { done: ${SAY[deed]}(contactId: $id) { __typename } }`, {
          id: contactId,
        });
      const reads = async () => house.store.prisma.contentRead.count({ where: { contactId } });
      const tries = async (): Promise<readonly unknown[]> =>
        house.store.prisma.$queryRaw`select deed::text, thing::text, refusal from audit_row
          where contact_id = ${contactId}::uuid and refusal = 'address_withheld'`;
      expect(await say("mark")).toMatchObject({ data: { done: { __typename: "SafeContactChanged" } } });
      const before = await reads();
      for (const cookie of [dana, lee]) {
        const answer = await ask(source, cookie);
        expect([answer.status, answer.headers.get("cache-control")]).toEqual([409, "no-store"]);
        expect(await answer.json()).toEqual({ kind: "withheld" });
      }
      expect(await reads()).toBe(before);
      const tried = { deed: "tried", thing: "address", refusal: "address_withheld" };
      expect(await tries()).toEqual([tried, tried]);
      // What they sent along is what it was.
      for (const { id } of documents) expect((await ask(id)).status).toBe(200);
      // Who may not have it at all hears of no mark, and what is not there is not there.
      for (const cookie of others) expect((await ask(source, cookie)).status).toBe(403);
      expect((await ask(crypto.randomUUID())).status).toBe(404);
      expect(await say("takeBack")).toMatchObject({ data: { done: { __typename: "SafeContactChanged" } } });
      expect(await (await ask(source)).text()).toBe(SOURCE);
      expect(await tries()).toHaveLength(2);
    }
  });
});

describe("asking for a file that is kept on hold", () => {
  const KEPT = "query ($holdId: ID!) { keptOnHold(holdId: $holdId) { of words fileId } }";
  interface Kept {
    readonly of: string;
    readonly words: string | null;
    readonly fileId: string | null;
  }

  it("[G314] is for counsel alone, by the ids that are told to them, and is recorded with which it was", async () => {
    const staff = await house.store.staff.list();
    const lee = staff.find(({ name }) => name === "Lee")?.id;
    if (lee === undefined) throw new Error("nobody leads");
    const threadKey = crypto.randomUUID();
    const files = [sampleFile({ bytes: Buffer.from(SOURCE) })];
    const { contactId } = await house.store.intake.arrive(sampleMail({ threadKey }, { files }));
    const [process, holdId] = [crypto.randomUUID(), crypto.randomUUID()];
    const servedAt = Date.now() - 1000;
    await house.store.legal.record({
      id: process,
      kind: "order",
      isSignedByJudge: true,
      servedAt,
      servedHow: "in_person",
      acceptedBy: lee,
      returnAt: null,
      dueAt: legalDueAt(servedAt, null),
      inquiry: null,
      words: { issuer: "The county court", scope: "All that is kept." },
      by: lee,
    });
    const held = { id: holdId, process, of: { contactId }, asker: sampleAsker(lee) };
    expect(await house.store.legal.hold(held)).toEqual({ kind: "done" });
    const { id: counsel } = staff.find(({ name }) => name === "Cam") ?? { id: lee };
    expect(await house.store.legal.confirm(holdId, counsel)).toEqual({ kind: "done" });
    await house.store.conversations.withdraw(SAMPLE_CHANNEL, threadKey, "everything");
    const [, cam] = others;
    const { data, errors } = await house.ask(cam ?? "", KEPT, { holdId });
    expect(errors).toBeUndefined();
    const kept = data?.["keptOnHold"] as readonly Kept[];
    expect(kept.find(({ of }) => of === "mail_file")?.words).toBe("a letter.pdf");
    const fileId = kept.find(({ of }) => of === "file")?.fileId ?? "";
    const path = `/kept/${holdId}/${fileId}`;
    const statusOf = async (cookie: string | null, method = "POST", origin = house.url.origin) =>
      (
        await fetch(new URL(path, house.url), {
          method,
          headers: { origin, ...(cookie === null ? {} : { cookie }) },
        })
      ).status;
    for (const nobody of [dana, ...others.filter((other) => other !== cam)])
      expect(await statusOf(nobody)).toBe(403);
    expect(await statusOf(null)).toBe(401);
    expect(await statusOf(cam ?? null, "PUT")).toBe(405);
    expect(await statusOf(cam ?? null, "POST", "https://elsewhere.example.org")).toBe(403);
    const get = async (hold: string, file: string) =>
      fetch(new URL(`/kept/${hold}/${file}`, house.url), {
        method: "POST",
        headers: { origin: house.url.origin, cookie: cam ?? "" },
      });
    for (const [hold, file] of [
      [crypto.randomUUID(), fileId],
      [holdId, crypto.randomUUID()],
      ["x", "y"],
    ] as const)
      expect((await get(hold, file)).status).toBe(404);
    const answer = await get(holdId, fileId);
    expect(await answer.text()).toBe(SOURCE);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      "content-disposition": 'attachment; filename="file"',
      "content-type": "application/octet-stream",
      "cache-control": "no-store",
    });
    expect(house.logged.filter((line) => line.includes("kept_file_downloaded"))).toHaveLength(1);
  });
});
