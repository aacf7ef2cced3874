import { randomUUID } from "node:crypto";
import type { Picture } from "@holdfast/db";
import { rounds } from "@holdfast/tooling/rounds";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { plainPicture } from "./redraw/testing/invented-pictures.ts";
import { askForPicture, pictureHouse, type PictureHouse, type SentMessage } from "./testing/picture-house.ts";

let all: PictureHouse;
let dana: string;
let pat: string;
let cam: string;
let alex: string;
beforeAll(async () => {
  all = await pictureHouse();
  const { signIn } = all.house;
  [dana, pat, cam, alex] = await Promise.all([signIn("dana"), signIn("pat"), signIn("cam"), signIn("alex")]);
});
afterAll(() => all.close());

let numbered = 200;
async function kept(): Promise<{ readonly sent: SentMessage; readonly picture: Picture }> {
  numbered += 1;
  const bytes = new Uint8Array(await plainPicture("jpeg"));
  const sent = await all.send(`+15550${numbered}`, { type: "image/jpeg", bytes });
  const [picture] = await sent.settled();
  if (picture?.state !== "kept") throw new Error("it was not kept");
  return { sent, picture };
}
const QUARANTINE =
  "mutation ($id: ID!) { quarantinePicture(id: $id, reason: possible_sexual_image_of_minor) { __typename } }";
async function quarantine(id: string, cookie = dana): Promise<unknown> {
  return (await all.house.ask(cookie, QUARANTINE, { id })).data?.["quarantinePicture"];
}
const DESK =
  "{ reportDesk { isOfficer reports { id contactNumber channel openedBy { name } dueAt keepUntil isKept isWithdrawn decided { outcome words by { name } } } } }";
interface Desk {
  readonly isOfficer: boolean;
  readonly reports: readonly { readonly id: string; readonly decided: unknown; readonly openedBy: unknown }[];
}
async function deskOf(cookie: string): Promise<Desk> {
  return (await all.house.ask(cookie, DESK)).data?.["reportDesk"] as Desk;
}
const DECIDE =
  "mutation ($id: ID!, $outcome: ReportOutcome!, $words: String!) { decideReport(id: $id, outcome: $outcome, words: $words) { __typename } }";
async function decide(cookie: string, id: string, outcome = "not_reported", words = "Not what it seemed") {
  const { data, errors } = await all.house.ask(cookie, DECIDE, { id, outcome, words });
  const answer = data?.["decideReport"] as { readonly __typename: string } | undefined;
  return answer?.__typename ?? errors?.[0]?.extensions?.code;
}

describe("asking for a picture", () => {
  it("[PX5] is for whoever may see pictures, signed in, from the console's own page, by POST", async () => {
    const { picture } = await kept();
    const path = new URL(`/pictures/${picture.id}/display`, all.house.url);
    const status = async (init: RequestInit): Promise<number> => (await fetch(path, init)).status;
    const origin = all.house.url.origin;
    expect(await status({ method: "POST", headers: { cookie: dana, origin } })).toBe(200);
    expect(await status({ method: "POST", headers: { origin } })).toBe(401);
    for (const cookie of [pat, cam, alex])
      expect(await status({ method: "POST", headers: { cookie, origin } })).toBe(403);
    expect(
      await status({ method: "POST", headers: { cookie: dana, origin: "https://evil.example.org" } }),
    ).toBe(403);
    expect(await status({ method: "POST", headers: { cookie: dana, "sec-fetch-site": "cross-site" } })).toBe(
      403,
    );
    for (const method of ["GET", "HEAD", "PUT", "DELETE"])
      expect(await status({ method, headers: { cookie: dana } })).toBe(405);
  });

  it("[PX5] is answered so that nothing keeps, runs, guesses or embeds it", async () => {
    const { picture } = await kept();
    const { headers } = await askForPicture(all.house, dana, picture.id);
    expect(headers.get("cache-control")).toBe("no-store");
    expect(headers.get("content-type")).toBe("image/webp");
    expect(headers.get("content-disposition")).toBe("inline");
    expect(headers.get("x-content-type-options")).toBe("nosniff");
    expect(headers.get("content-security-policy")).toBe("default-src 'none'; sandbox");
    expect(headers.get("cross-origin-resource-policy")).toBe("same-origin");
    expect(headers.get("referrer-policy")).toBe("no-referrer");
  });

  it("[PX5] never gives the original, nor anything for an id that is none", async () => {
    const { picture } = await kept();
    for (const copy of ["original", "DISPLAY", "..%2f", "x"])
      expect((await askForPicture(all.house, dana, picture.id, copy)).status).toBe(404);
    for (const id of [randomUUID(), "x", "%27", `${picture.id}0`])
      expect((await askForPicture(all.house, dana, id)).status).toBe(404);
  });
});

describe("a possible sexual image of a minor", () => {
  it("[PX6] is shown to nobody any more once the mutation has answered, and everybody is told", async () => {
    const { sent, picture } = await kept();
    const version = (await all.house.store.contacts.contact(sent.contactId))?.row.version ?? 0;
    expect(await quarantine(picture.id)).toEqual({ __typename: "PictureQuarantined" });
    for (const copy of ["display", "blurred"]) {
      const answer = await askForPicture(all.house, dana, picture.id, copy);
      expect(answer.status).toBe(410);
      expect(answer.headers.get("content-type")).toContain("text/plain");
    }
    for (const cookie of [pat, cam, alex])
      expect((await askForPicture(all.house, cookie, picture.id)).status).toBe(403);
    expect((await all.house.store.contacts.contact(sent.contactId))?.row.version).toBe(version + 1);
    expect(await quarantine(picture.id)).toEqual({ __typename: "PictureQuarantined" });
  });

  it("[PX6] is for whoever may read the contact to mark, and for nobody else", async () => {
    const { picture } = await kept();
    for (const cookie of [pat, cam, alex]) {
      const { errors } = await all.house.ask(cookie, QUARANTINE, { id: picture.id });
      expect(errors?.[0]?.extensions?.code).toBe("FORBIDDEN");
    }
    expect((await askForPicture(all.house, dana, picture.id)).status).toBe(200);
    expect(await quarantine(randomUUID())).toEqual({ __typename: "NotFound" });
    expect(await quarantine("x")).toEqual({ __typename: "NotFound" });
  });

  it("[PX6] gives nothing to whoever asks after the mark, however many ask around it", async () => {
    for (let round = 0; round < rounds(4); round += 1) {
      const { picture } = await kept();
      const asked = Promise.all(Array.from({ length: 6 }, () => askForPicture(all.house, dana, picture.id)));
      await quarantine(picture.id);
      const after = await Promise.all(
        Array.from({ length: 6 }, () => askForPicture(all.house, dana, picture.id)),
      );
      expect(after.map(({ status }) => status)).toEqual(Array(6).fill(410));
      for (const { status } of await asked) expect([200, 410]).toContain(status);
    }
  });
});

describe("the report decision", () => {
  it("[PX7] is told to the named officer alone, in facts", async () => {
    const { picture } = await kept();
    await quarantine(picture.id);
    const desk = await deskOf(pat);
    expect(desk.isOfficer).toBe(true);
    expect(desk.reports.at(0)).toMatchObject({ channel: "sms-twilio", isKept: true, decided: null });
    expect(desk.reports.some(({ openedBy }) => JSON.stringify(openedBy).includes("Dana"))).toBe(true);
    expect(await deskOf(cam)).toEqual({ isOfficer: false, reports: [] });
    for (const cookie of [dana, alex])
      expect((await all.house.ask(cookie, DESK)).errors?.[0]?.extensions?.code).toBe("FORBIDDEN");
    expect(JSON.stringify(desk)).not.toContain("+1555");
  });

  it("[PX7] is taken by the officer, with words, once", async () => {
    const { picture } = await kept();
    await quarantine(picture.id);
    const open = (await deskOf(pat)).reports.filter(({ decided }) => decided === null);
    const id = open.at(-1)?.id ?? "";
    expect(await decide(dana, id)).toBe("FORBIDDEN");
    expect(await decide(cam, id)).toBe("NotOfficer");
    expect(await decide(pat, id, "reported", " \u200b")).toBe("WordsWanted");
    expect(await decide(pat, id, "reported", "x".repeat(4001))).toBe("WordsWanted");
    expect(await decide(pat, id, "reported", "Report quokka")).toBe("DecisionRecorded");
    expect(await decide(pat, id, "not_reported")).toBe("DecidedAlready");
    expect(await decide(pat, randomUUID())).toBe("NotFound");
    expect((await deskOf(pat)).reports.find((one) => one.id === id)?.decided).toEqual({
      outcome: "reported",
      words: "Report quokka",
      by: { name: "Pat" },
    });
    expect((await askForPicture(all.house, dana, picture.id)).status).toBe(410);
    expect(all.house.logged.join("\n")).not.toContain("quokka");
  });

  it("[PX7] that it was marked by mistake brings the picture back, drawn once more", async () => {
    const { picture } = await kept();
    await quarantine(picture.id);
    const id = (await deskOf(pat)).reports.filter(({ decided }) => decided === null).at(-1)?.id ?? "";
    expect(await decide(pat, id, "marked_by_mistake", "Dana pressed the wrong one")).toBe("DecisionRecorded");
    const both = await Promise.all(
      ["display", "blurred"].map((copy) => askForPicture(all.house, dana, picture.id, copy)),
    );
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
  });

  it("[A10] [PX7] follows the setting: whom it names, and how long it says", async () => {
    const change = async (officerId: string | null, keepMs: number): Promise<unknown> => {
      const document =
        "mutation ($keepMs: Float!, $officerId: ID) { changePictureSettings(keepMs: $keepMs, decideWithinMs: 1000, officerId: $officerId) { __typename } }";
      const { data } = await all.house.ask(alex, document, { officerId, keepMs });
      return JSON.stringify(data?.["changePictureSettings"]);
    };
    const staff = await all.house.store.staff.list();
    const idOf = (name: string): string => staff.find((one) => one.name === name)?.id ?? "";
    expect(await change(idOf("Dana"), 1000)).toContain("SettingInvalid");
    expect(await change(randomUUID(), 1000)).toContain("SettingInvalid");
    expect(await change(idOf("Cam"), -1)).toContain("SettingInvalid");
    expect(await change(idOf("Cam"), 5000)).toContain("SettingChanged");
    const { picture } = await kept();
    await quarantine(picture.id);
    expect(await deskOf(pat)).toEqual({ isOfficer: false, reports: [] });
    const open = (await deskOf(cam)).reports.filter(({ decided }) => decided === null);
    // It is to be decided within a second, the others within a day.
    expect(open[0]).toMatchObject({ openedBy: { name: "Dana" } });
    const [report] = open as unknown as readonly { readonly dueAt: number; readonly keepUntil: number }[];
    const longer = (report?.keepUntil ?? 0) - (report?.dueAt ?? 0);
    // How long it is kept is counted from the time of the house, which is asked for a moment later.
    expect(longer).toBeGreaterThanOrEqual(4_000);
    expect(longer).toBeLessThan(4_500);
    expect(await change(null, 1000)).toContain("SettingChanged");
    expect((await deskOf(pat)).isOfficer).toBe(true);
  });
});
