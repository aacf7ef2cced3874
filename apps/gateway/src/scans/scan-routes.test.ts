import { CaseId } from "@holdfast/case-schema";
import { sampleAsker } from "@holdfast/db/testing";
import sharp from "sharp";
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { plainPicture } from "../pictures/redraw/testing/invented-pictures.ts";
import { caseDesk, type CaseDesk, type CasePeople, type DeskCase } from "../testing/case-desk.ts";
import { shareDesk, type ShareDesk, type Sharing } from "../testing/share-desk.ts";
import { inventedHeic, inventedPdf } from "./testing/invented-scans.ts";

const EVERYBODY: readonly CasePeople[] = ["dana", "ada", "marta", "lee", "pat", "cam", "alex"];
let desk: CaseDesk;
let shares: ShareDesk;
let cookies: Readonly<Record<string, string>>;
let origin: string;
let of: DeskCase;
let sharing: Sharing;
let pdf: Buffer;
beforeAll(async () => {
  desk = await caseDesk();
  shares = shareDesk(desk);
  ({ origin } = desk.house.url);
  const found = await Promise.all(EVERYBODY.map(async (who) => [who, await desk.house.signIn(who)] as const));
  cookies = Object.fromEntries(found);
  of = await desk.begin("dana");
  sharing = await shares.share(of, {}, false);
  pdf = inventedPdf(2);
});
afterAll(() => desk.house.close());

let id: string;
beforeEach(() => {
  id = crypto.randomUUID();
});

interface Sent {
  readonly by?: CasePeople | null;
  readonly scan?: string;
  readonly release?: string;
  readonly caseId?: string;
  readonly headers?: Record<string, string>;
  readonly method?: string;
}
const headersOf = (by: CasePeople | null, more: Record<string, string> = {}) => ({
  origin,
  ...(by === null ? {} : { cookie: cookies[by] ?? "" }),
  ...more,
});
async function send(bytes: Uint8Array, sent: Sent = {}): Promise<Response> {
  const { by = "dana", scan = id, release = sharing.releaseId, caseId = of.caseId, method = "POST" } = sent;
  return fetch(new URL(`/releases/${caseId}/${release}/scans/${scan}`, desk.house.url), {
    method,
    headers: headersOf(by, { "content-type": "application/octet-stream", ...sent.headers }),
    ...(method === "POST" ? { body: new Uint8Array(bytes) } : {}),
  });
}
const outcome = async (bytes: Uint8Array, sent?: Sent): Promise<unknown> => {
  const answer = await send(bytes, sent);
  return answer.status === 200 ? answer.json() : answer.status;
};
const look = async (page: string | number, by: CasePeople | null = "dana", scan = id, caseId = of.caseId) =>
  fetch(new URL(`/scans/${caseId}/${scan}/${page}`, desk.house.url), {
    method: "POST",
    headers: headersOf(by),
  });
const SCANS = `query ($caseId: ID!) { done: releases(caseId: $caseId) { id scans {
  id kind pages opens addedBy { name } takenBy { name } } } }`;
const listed = async (by: CasePeople = "dana") => {
  const releases = (await desk.done(by, SCANS, { caseId: of.caseId })) as
    | readonly { readonly id: string; readonly scans: readonly { readonly id: string }[] }[]
    | null;
  return releases?.flatMap(({ scans }) => scans).find((scan) => scan.id === id);
};
const KEEP = `mutation ($caseId: ID!, $id: ID!) { done: keepScan(caseId: $caseId, id: $id) { __typename } }`;
const TAKE = `mutation ($caseId: ID!, $id: ID!) { done: takeScanAway(caseId: $caseId, id: $id) { __typename } }`;

describe("the scan of a paper", () => {
  it("[G350] [G352] is added by whoever may keep the release, and looked at page by page, and as it came, by whoever may read it", async () => {
    expect(await outcome(pdf)).toEqual({ outcome: "kept", pages: 2 });
    expect(await listed("lee")).toEqual({
      id,
      kind: "pdf",
      pages: 2,
      opens: true,
      addedBy: { name: "Dana" },
      takenBy: null,
    });
    for (const page of [1, 2]) {
      const seen = await look(page, "lee");
      expect(seen.status).toBe(200);
      for (const [name, value] of [
        ["cache-control", "no-store"],
        ["content-type", "image/webp"],
        ["content-security-policy", "default-src 'none'; sandbox"],
        ["x-content-type-options", "nosniff"],
      ] as const)
        expect(seen.headers.get(name)).toBe(value);
      const drawn = Buffer.from(await seen.arrayBuffer());
      expect(await sharp(drawn).metadata()).toMatchObject({ format: "webp", height: 2000 });
    }
    const saved = await look("file");
    expect(saved.headers.get("content-disposition")).toBe('attachment; filename="file"');
    expect(saved.headers.get("content-type")).toBe("application/octet-stream");
    expect(Buffer.compare(Buffer.from(await saved.arrayBuffer()), pdf)).toBe(0);
  });

  it("[G350] is there once, however often it is sent, and another under its id is refused", async () => {
    const kept = { outcome: "kept", pages: 2 };
    expect([await outcome(pdf), await outcome(pdf)]).toEqual([kept, kept]);
    const other = { outcome: "other" };
    expect(await outcome(inventedPdf(1))).toEqual(other);
    expect(await outcome(pdf, { by: "lee" })).toEqual(other);
  });

  it("[G350] that is a telephone's own kind is kept as it came, and no page of it is shown", async () => {
    expect(await outcome(inventedHeic())).toEqual({ outcome: "kept", pages: 1 });
    expect([(await look("file")).status, (await look(1)).status]).toEqual([200, 404]);
  });

  it("[G350] says why it was not kept, and keeps nothing of it: no scan, damaged, too many pages, too large, no room, withdrawn", async () => {
    expect(await outcome(Buffer.from("<!doctype html><script>alert(1)</script>"))).toEqual({
      outcome: "not_a_scan",
    });
    expect(await outcome(pdf.subarray(0, 100))).toEqual({ outcome: "damaged" });
    expect(await outcome(inventedPdf(21))).toEqual({ outcome: "too_many_pages" });
    expect(await outcome(new Uint8Array())).toEqual({ outcome: "not_a_scan" });
    const room = { id: crypto.randomUUID(), caseId: CaseId.parse(of.caseId), releaseId: sharing.releaseId };
    const drawn = { kind: "heic", original: new Uint8Array(24 * 1024 * 1024), pages: [] } as const;
    const asker = sampleAsker(desk.id("dana"));
    expect((await desk.house.store.scans.add(room, drawn, asker)).kind).toBe("kept");
    expect(await outcome(new Uint8Array(1024 * 1024 + 1).fill(1))).toEqual({ outcome: "full" });
    await desk.house.store.scans.takeAway(room.id, room.caseId, asker);
    expect(await outcome(await plainPicture("gif"))).toEqual({ outcome: "not_a_scan" });
    expect(await listed()).toBeUndefined();
    const gone = await shares.share(await desk.begin("dana"));
    await gone.withdraw();
    const late = { release: gone.releaseId, caseId: gone.of.caseId };
    expect(await outcome(pdf, late)).toEqual({ outcome: "withdrawn" });
  });

  it("[G350] is no form that another page could send, and one at a time from each of ours", async () => {
    const status = async (sent: Sent): Promise<number> => (await send(pdf, sent)).status;
    expect(await status({ headers: { "content-type": "text/plain" } })).toBe(415);
    expect(await status({ headers: { origin: "https://evil.example.org" } })).toBe(403);
    expect(await status({ by: null })).toBe(401);
    expect(await status({ method: "PUT", headers: {} })).toBe(405);
    const { scans } = desk.house.store;
    const [came, goesOn] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const { hasRoom } = scans;
    vi.spyOn(scans, "hasRoom").mockImplementationOnce(async (...asked) => {
      came.resolve();
      await goesOn.promise;
      return hasRoom(...asked);
    });
    const first = status({});
    await came.promise;
    expect(await status({ scan: crypto.randomUUID() })).toBe(503);
    goesOn.resolve();
    expect([await first, await status({})]).toEqual([200, 200]);
  });

  it("[G353] is taken away once, by two of those who may keep the release, and opens for nobody then", async () => {
    expect(await outcome(pdf)).toEqual({ outcome: "kept", pages: 2 });
    const take = async (by: CasePeople, caseId = of.caseId, act = TAKE): Promise<unknown> => {
      const { data, errors } = await desk.asked(by, act, { caseId, id });
      const done = (data as { done?: { __typename: string } } | null | undefined)?.done;
      return done?.__typename ?? errors?.[0]?.extensions?.code;
    };
    const elsewhere = await desk.begin("dana");
    expect(await take("ada")).toBe("NotFound");
    expect(await take("dana", elsewhere.caseId)).toBe("NotFound");
    for (const by of ["pat", "cam", "alex"] as const) expect(await take(by)).toBe("FORBIDDEN");
    expect([await take("lee"), await take("lee")]).toEqual(["ScanUnwanted", "ScanUnwanted"]);
    expect([await take("ada", of.caseId, KEEP), await take("lee", of.caseId, KEEP)]).toEqual([
      "NotFound",
      "ScanKept",
    ]);
    expect([await take("lee"), await take("dana"), await take("lee")]).toEqual([
      "ScanUnwanted",
      "ScanTaken",
      "NotFound",
    ]);
    expect(await listed()).toMatchObject({ opens: false, takenBy: { name: "Dana" } });
    expect([(await look(1)).status, (await look("file")).status]).toEqual([404, 404]);
  });
});

describe("whoever is nothing to the case", () => {
  /** What somebody is told, all of it. */
  const told = async (answer: Promise<Response>): Promise<readonly unknown[]> => {
    const { status, headers, ...rest } = await answer.then(async (came) => ({
      status: came.status,
      headers: came.headers,
      words: await came.text(),
    }));
    return [status, headers.get("content-type"), rest.words];
  };

  it("[G352] is told of a scan that is there what they are told of one that never was, whatever they ask", async () => {
    expect(await outcome(pdf)).toEqual({ outcome: "kept", pages: 2 });
    const elsewhere = await desk.begin("dana");
    const never = await told(look(1, "dana", crypto.randomUUID()));
    expect(never[0]).toBe(404);
    for (const asked of [
      // An advocate of another case, and with the id of a case of their own.
      look(1, "ada"),
      look("file", "ada"),
      look(1, "dana", id, elsewhere.caseId),
      // Nobody let them in by name.
      look(1, "pat"),
      look(1, "cam"),
      look("file", "cam"),
      // No such page, and no such id.
      ...[0, 3, 21, 99, "01", "1.5", "display", "%2e%2e", "x"].map(async (page) => look(page)),
      look(1, "dana", "x"),
      look(1, "dana", id, "x"),
      look(1, "ada", crypto.randomUUID()),
    ])
      expect(await told(asked)).toEqual(never);
    const barred = await told(look(1, "alex", crypto.randomUUID()));
    expect([barred[0], await told(look(1, "alex"))]).toEqual([403, barred]);
    const nobody = await told(look(1, null, crypto.randomUUID()));
    expect([nobody[0], await told(look(1, null))]).toEqual([401, nobody]);
    for (const method of ["GET", "HEAD", "PUT", "DELETE"]) {
      const path = new URL(`/scans/${of.caseId}/${id}/1`, desk.house.url);
      expect((await fetch(path, { method, headers: headersOf("dana") })).status).toBe(405);
    }
  });

  it("[G350] adds nothing to it, and is told alike of what is there and what is not", async () => {
    const elsewhere = await shares.share(await desk.begin("dana"));
    const never = await told(send(pdf, { release: crypto.randomUUID() }));
    expect(never[0]).toBe(404);
    for (const sent of [
      { by: "ada" },
      { by: "ada", release: crypto.randomUUID() },
      { release: elsewhere.releaseId },
      { caseId: elsewhere.of.caseId },
      { caseId: "x" },
      { scan: "x" },
      { release: "x" },
    ] satisfies Sent[])
      expect(await told(send(pdf, sent))).toEqual(never);
    for (const by of ["pat", "cam", "alex"] as const)
      expect(await told(send(pdf, { by }))).toEqual(
        await told(send(pdf, { by, release: crypto.randomUUID() })),
      );
    expect((await send(pdf, { by: "cam" })).status).toBe(403);
    expect(await listed()).toBeUndefined();
  });
});
