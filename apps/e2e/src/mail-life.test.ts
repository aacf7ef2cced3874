import { CALLER } from "@holdfast/channel-email/testing";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { piecesOf } from "./guard/leak/pieces.ts";
import { searchFolder } from "./guard/leak/search-folder.ts";
import { searchFor } from "./guard/leak/search.ts";
import { wordsIn } from "./guard/leaks.ts";
import { browserStorage } from "./guard/storage.ts";
import { openProfile, type Profile } from "./house/chromium.ts";
import { METRICS_TOKEN } from "./house/house.ts";
import { openMailLine, type MailLine } from "./house/mail-line.ts";
import { claimAndOpen, said, stateOf, writeAnswer } from "./screen/answering.ts";
import { setStage } from "./stage.ts";
import { askInTime } from "./talk/ask-in-time.ts";
import { mailWithFile } from "./talk/mails.ts";

let line: MailLine;
let profile: Profile;
const stage = setStage({ outside: async () => (line = await openMailLine()) });
beforeAll(async () => {
  profile = await openProfile();
});
afterAll(() => profile.remove());

/** Words of no language, so that whatever holds one of them has it from here. */
function secret(text: string): string {
  for (const piece of piecesOf(text)) stage.secret(piece);
  return text;
}

const LEAVES_MS_MAX = 30_000;
const WRITTEN = {
  subject: secret("Quendolare wistermoan"),
  text: secret("Ambrefold tindelwake, morrowane?"),
  html: secret("Corvandine eldermarch"),
  fileName: secret("pellimorne-osgrave.pdf"),
  file: secret("Vantreholt ispinder"),
};

it("somebody mails, with formatting and a file, and is answered", async () => {
  const { page } = await stage.resident(profile.context);
  await stage.signIn(page, "dana");
  stage.secret(CALLER);
  await line.lab.bring({ raw: mailWithFile(WRITTEN) });
  await claimAndOpen(page, 1);
  await said(page, "Ambrefold").waitFor();
  const reply = secret("Serrowmint halvadine.");
  await writeAnswer(page, reply);
  await stateOf(page, reply, "Sent").waitFor({ timeout: LEAVES_MS_MAX });
  await expect.poll(() => line.lab.delivered(CALLER), { timeout: LEAVES_MS_MAX }).toHaveLength(1);
  await line.lab.bring({ raw: Buffer.from(secret("Unreadimere fellowane, no mail at all")) });
  expect(wordsIn((await browserStorage(page)).join("\n"), stage.secrets)).toEqual([]);
  // Whoever leaves a page has the browser write down how it stood, to come back to it.
  await page.goto(new URL("/exit", stage.house().url).href);
});

describe("afterwards, no word, address, subject or file name of a mail stands", () => {
  it("in the metrics", async () => {
    const headers = { authorization: `Bearer ${METRICS_TOKEN}` };
    const metrics = await (await askInTime(new URL("/metrics", stage.house().url), { headers })).text();
    expect(metrics).toContain("holdfast");
    expect(wordsIn(metrics, stage.secrets)).toEqual([]);
  });

  it("in what a browser keeps on its disk", async () => {
    await profile.context.close();
    expect(await searchFolder(profile.folder, searchFor(stage.secrets))).toEqual([]);
    // The browser did keep things: it knows where it was.
    expect(await searchFolder(profile.folder, searchFor([stage.house().url.host]))).not.toEqual([]);
  });

  it("in any log, nor the passwords of our mailbox", async () => {
    await stage.house().stop();
    const words = stage.house().words();
    expect(words).toContain("handed_over");
    const password = line.environment["HOLDFAST_EMAIL_SUBMISSION_PASSWORD"] ?? "";
    expect(password).not.toBe("");
    expect(wordsIn(words, [...stage.secrets, password])).toEqual([]);
  });

  it("in the bytes of the database", async () => {
    const { dataFolder } = stage.house();
    expect(await searchFolder(dataFolder, searchFor(stage.secrets))).toEqual([]);
    // The channel's name is nobody's secret: it stands there in clear, and is found.
    expect(await searchFolder(dataFolder, searchFor(["email"]))).not.toEqual([]);
  });
});
