import sharp from "sharp";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cameraPicture, largePng, pageInJpeg, plainPicture } from "./redraw/testing/invented-pictures.ts";
import { askForPicture, pictureHouse, type PictureHouse } from "./testing/picture-house.ts";

const WORDS = "Rosalind Quillfeather";

let all: PictureHouse;
let dana: string;
beforeAll(async () => {
  all = await pictureHouse();
  dana = await all.house.signIn("dana");
});
afterAll(() => all.close());

const jpeg = async () => ({ type: "image/jpeg", bytes: new Uint8Array(await plainPicture("jpeg")) });

describe("pictures from the signed webhook to the screen", () => {
  it("[PX1] [PX3] [PX5] are fetched, drawn anew without a trace of the camera, and shown to whoever may", async () => {
    const from = "+15550111";
    const bytes = new Uint8Array(await cameraPicture(WORDS));
    const sent = await all.send(from, { type: "image/jpeg", bytes });
    const [picture] = await sent.settled();
    expect(picture).toMatchObject({ state: "kept", kind: "picture", bytes: bytes.length });
    const answer = await askForPicture(all.house, dana, picture?.id ?? "");
    expect(answer.status).toBe(200);
    const shown = Buffer.from(await answer.arrayBuffer());
    const { format, width, height, exif } = await sharp(shown).metadata();
    expect({ format, width, height, exif }).toEqual({
      format: "webp",
      width: 200,
      height: 400,
      exif: undefined,
    });
    expect(shown.includes(WORDS)).toBe(false);
    const blurred = await askForPicture(all.house, dana, picture?.id ?? "", "blurred");
    expect((await sharp(Buffer.from(await blurred.arrayBuffer())).metadata()).height).toBe(24);
  });

  it("[PX8] leave ids in the log, and neither a number, a provider's name, nor words", async () => {
    const log = all.house.logged.join("\n");
    expect(log).toContain('"picture_settled"');
    expect(log).toContain('"picture_viewed"');
    for (const secret of ["5550111", WORDS, "/Media/", "Accounts", "image/jpeg", "look"])
      expect(log).not.toContain(secret);
  });

  it("[PX5] are told of by GraphQL in facts alone", async () => {
    const sent = await all.send("+15550112", await jpeg());
    await sent.settled();
    const query =
      "query ($id: ID!) { contact(id: $id) { ... on Contact { pictures { id messageId ord state refusal kind bytes } } } }";
    const { data } = await all.house.ask(dana, query, { id: sent.contactId });
    expect(data).toMatchObject({
      contact: { pictures: [{ ord: 0, state: "kept", kind: "picture", refusal: null }] },
    });
    expect(JSON.stringify(data).length).toBeLessThan(400);
  });

  it("[PX2] [PX4] are refused with the reason when they are not what they seem, each for itself", async () => {
    const megabytes = 26 * 1024 * 1024;
    const sent = await all.send(
      "+15550113",
      { type: "image/png", bytes: new Uint8Array(largePng([20_000, 20_000])) },
      { type: "image/jpeg", bytes: new Uint8Array(megabytes) },
      { type: "image/png", bytes: new Uint8Array(await plainPicture("jpeg")) },
      { type: "audio/amr", bytes: new Uint8Array(Buffer.from("#!AMR\n")) },
      { type: "image/jpeg", bytes: new Uint8Array(Buffer.from("<html><script>alert(1)</script>")) },
      { type: "text/vcard", bytes: new Uint8Array(Buffer.from(`BEGIN:VCARD\nFN:${WORDS}`)) },
      { type: "text/html", bytes: new Uint8Array(await pageInJpeg("<script>alert(1)</script>")) },
      { type: "image/jpeg", bytes: new Uint8Array((await plainPicture("jpeg")).subarray(0, 400)) },
    );
    const settled = (await sent.settled()).map(({ state, refusal, kind }) => [state, refusal, kind]);
    expect(settled).toEqual([
      ["refused", "bomb", "picture"],
      ["refused", "too_large", null],
      ["kept", null, "picture"],
      ["refused", "not_a_picture", "audio"],
      ["refused", "unreadable", "picture"],
      ["refused", "not_a_picture", "contact_card"],
      ["kept", null, "picture"],
      ["refused", "unreadable", "picture"],
    ]);
    for (const { id, state } of await sent.settled())
      expect((await askForPicture(all.house, dana, id)).status).toBe(state === "kept" ? 200 : 404);
  });

  it("[PX1] that the provider deleted meanwhile are gone, and said to be", async () => {
    const bytes = new Uint8Array(await plainPicture("png"));
    const message = all.twilio.receive({
      from: "+15550114",
      text: "",
      pictures: [{ type: "image/png", bytes }],
    });
    message.media.splice(0);
    const sent = await all.send("+15550114");
    expect((await sent.settled()).map(({ state }) => state)).toEqual(["gone"]);
  });

  it("[PX1] come after a provider that fails, hangs up and throttles", async () => {
    const faults = [{ kind: "fail", status: 500 }, { kind: "cut" }, { kind: "fail", status: 503 }] as const;
    all.twilio.misbehave(...faults, { kind: "throttle", retryAfterSeconds: 1 });
    const sent = await all.send("+15550115", await jpeg(), await jpeg());
    expect((await sent.settled()).map(({ state }) => state)).toEqual(["kept", "kept"]);
  });

  it("[PX1] are fetched by one of two gateways, fifty at once, each once", async () => {
    const beside = await all.beside();
    const before = all.house.logged.length;
    const file = await jpeg();
    const sent = await all.send("+15550116", ...Array.from({ length: 50 }, () => file));
    const settled = await sent.settled();
    await beside.close();
    expect(settled).toHaveLength(50);
    expect(settled.every(({ state }) => state === "kept")).toBe(true);
    const lines = [...all.house.logged.slice(before), ...beside.logged].map((line) => JSON.parse(line));
    const ids = lines.filter(({ event }) => event === "picture_settled").map(({ pictureId }) => pictureId);
    expect(ids).toHaveLength(50);
    expect(new Set(ids).size).toBe(50);
    expect(lines.filter(({ event }) => event === "picture_settled").every((one) => one.settled)).toBe(true);
  });
});
