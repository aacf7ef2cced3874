import { beforeAll, expect, it, vi } from "vitest";
import { expectAccessible } from "./guard/accessible.ts";
import { movedClock, type MovedClock } from "./house/moved-clock.ts";
import { bringsPapers } from "./leaves/brings-papers.ts";
import { nobodyTellsThem } from "./leaves/demands.ts";
import type { Scene } from "./leaves/scene.ts";
import { servedWithPapers } from "./leaves/served-with-papers.ts";
import { signsOnAPage } from "./leaves/signs-on-a-page.ts";
import { claimAndOpen, openByKeys, said, stateOf, write } from "./screen/answering.ts";
import { overlayThere } from "./screen/overlay-there.ts";
import {
  beginFiling,
  caseField,
  casePanel,
  fileIt,
  fillField,
  keptBy,
  intoCase,
  mayShare,
} from "./screen/case-panel.ts";
import { pick, say, tick, writeInto } from "./screen/choices.ts";
import { decideAll, decided, packetLines, whatLeft, whyStays } from "./screen/disclosing.ts";
import { pressButton, pressInTurn, tabTo } from "./screen/keyboard.ts";
import { setStage } from "./stage.ts";
import { ATTORNEY } from "./talk/carnival.ts";
import { arrives, beginCase, vet } from "./talk/cases.ts";
import { LOOPBACK_SECRET } from "./talk/provider.ts";
import { signInByHttp } from "./talk/staff.ts";

let clock: MovedClock;
const stage = setStage({
  environment: () => ({ HOLDFAST_LOOPBACK_SECRET: LOOPBACK_SECRET }),
  outside: async () => (clock = await movedClock()),
});

// Every field is reached by Tab, from the first.
vi.setConfig({ testTimeout: 240_000 });

let staff: Scene["staff"];
const writes: Scene["writes"] = async (from, text) =>
  arrives(stage.house().url, staff.dana, stage.secret(from), stage.secret(text));
const scene = (): Scene => ({ stage, staff, writes });

beforeAll(async () => {
  const { url } = stage.house();
  const [dana, ada, lee, pat, cam, alex] = await Promise.all(
    ["dana", "ada", "lee", "pat", "cam", "alex"].map(async (who) => signInByHttp(url, who)),
  );
  staff = { dana: dana!, ada: ada!, lee: lee!, pat: pat!, cam: cam!, alex: alex! };
  await staff.lee.ask("mutation { keepShift(state: available) { __typename } }");
  for (const [type, name] of [
    ["attorney_of_person", ATTORNEY],
    ["law_enforcement", "Harbour Precinct"],
    ["child_protection", "County Child Protection"],
    ["court", "Superior Court"],
    ["court", "District Court"],
  ] as const)
    await vet(staff.pat, type, name);
});

it("a mother who writes is told neither yes nor no: what would tell of her daughter is pointed out, and each reply is attested", async () => {
  const daughter = await writes("555-0201", "I got out. Please tell nobody");
  await beginCase(staff.ada, daughter, stage.secret("Juniper"));
  const mother = await writes("555-0202", "I am her mother. Is my daughter Juniper with you?");

  const { page } = await stage.advocate("ada");
  await claimAndOpen(page, mother.number);
  await beginFiling(page);
  await say(page, "Who speaks", "Somebody who speaks for others");
  await say(page, "As what they speak", "Other");
  await say(page, "What they have shown", "They say so");
  await writeInto(page, "How many people who are not in the case yet", "1");
  await expectAccessible(page, "a mother is filed");
  await fileIt(page);
  await casePanel(page)
    .getByText(/^Other, for .*\. Shown: They say so\.$/)
    .waitFor();
  await expect.poll(() => mayShare(page).textContent()).toBe("nothing yet");

  await write(page, "r", stage.secret("Juniper is safe and well"));
  await page.keyboard.press("Control+Enter");
  const owed = said(page, "Juniper is safe and well");
  await owed
    .getByText("“Juniper”: of somebody in a case you opened. Tell of others from the case.")
    .waitFor();
  await expectAccessible(page, "a reply that names somebody");
  await tabTo(page, owed.getByRole("button", { name: "Discard" }), "Shift+Tab");
  await page.keyboard.press("Enter");
  await owed.waitFor({ state: "detached" });

  const neither = "I can't say who has been in touch with us. I can listen to you.";
  await write(page, "r", stage.secret(neither));
  await page.keyboard.press("Control+Enter");
  await said(page, neither)
    .getByText("They may be here for somebody else. Tell of others from the case.")
    .waitFor();
  await page.keyboard.press("Control+Shift+Enter");
  await stateOf(page, neither, "Sent")
    .or(stateOf(page, neither, "Delivered"))
    .waitFor();
  await expectAccessible(page, "a reply that was attested");
});

it("a detective who demands has nobody looked up: neither yes nor no, written down, called back, told nothing by anybody, and ended by a lead", async () => {
  const { page } = await stage.advocate("dana");
  const told: string[] = [];
  page.on("request", (request) => {
    const body = request.postData() ?? "";
    if (/Juniper|Marlowe|0166/.test(body)) told.push(/\b(?:query|mutation) (\w+)/.exec(body)?.[1] ?? "");
  });
  await overlayThere(page, "inquiry-form");
  await page.keyboard.press("Shift+F2");
  const dialog = page.getByRole("dialog", { name: "Somebody asks about a person" });
  await dialog.getByText("Neither confirm nor deny").waitFor();
  await say(page, "Who asks", "Police");
  await say(page, "In what way", "By phone");
  await say(page, "What they have", "Nothing: they only ask");
  await writeInto(page, "Their name and office", stage.secret("Detective Marlowe"));
  await writeInto(page, "Where they say that they can be called back", stage.secret("555-0166"));
  await writeInto(page, "What they want, in their words", stage.secret("Is Juniper with you?"));
  await expectAccessible(page, "somebody asks");
  await page.keyboard.press("Control+Enter");
  await dialog.getByRole("heading", { name: "Written down. What to do now" }).waitFor();
  await dialog
    .getByText(/^Tell them that they will be called back\. Call a number that you find yourselves/)
    .waitFor();
  await expectAccessible(page, "what to do now");
  expect(told).toEqual(["LogInquiry"]);
  await pressButton(page, "Done");
  await dialog.waitFor({ state: "detached" });

  const { page: lead } = await stage.advocate("lee");
  await pressInTurn(lead, "g", "i");
  const item = lead.getByRole("article", { name: /^Police, / });
  await item.getByText("Is Juniper with you?").waitFor();
  await item.getByText("Nobody has called them back yet.").waitFor();
  await pressButton(lead, "Nobody was there");
  await item.getByText(/^Called back .*, by Lee: Nobody was there\.$/).waitFor();
  await expectAccessible(lead, "who has asked");
  await pressButton(lead, "It is them");
  await item.getByText(/^Called back .*, by Lee: It is them\.$/).waitFor();
  await pick(lead, "Who asked, of those who are vetted", "Harbour");
  await pressButton(lead, "It was them");
  await item.getByText(/^Asked by: Harbour Precinct/).waitFor();
  await nobodyTellsThem(scene(), lead);
  await pressInTurn(lead, "g", "i");
  await say(lead, "How it ended", "They were told neither yes nor no");
  await pressButton(lead, "End it");
  await item.waitFor({ state: "detached" });

  // He calls once more, and says that it is urgent: nobody waits for a lead to find that.
  await page.keyboard.press("Shift+F2");
  await say(page, "Who asks", "Police");
  await say(page, "In what way", "By phone");
  await say(page, "What they have", "They say that it is urgent");
  await writeInto(page, "Their name and office", stage.secret("Detective Marlowe"));
  await page.keyboard.press("Control+Enter");
  await dialog.getByText(/^Tell the lead on shift at once/).waitFor();
  await pressButton(page, "Done");
});

it("a neighbour's tip about an adult leaves for nobody: whether police are told is hers to decide, and the neighbour stays out of it", async () => {
  const tip = await writes("555-0203", "I live next door. He walks her to the car and locks her in");
  const { page } = await stage.advocate("marta");
  await claimAndOpen(page, tip.number);
  await beginFiling(page);
  await say(page, "Who speaks", "Somebody for themself");
  await fileIt(page);
  await pick(page, "Their part in this", "Neigh");
  await page.keyboard.press("Tab");
  await keptBy(page, "roles", "Marta");
  await pressButton(page, "Add somebody", "Shift+Tab");
  await caseField(page, "calledName").locator("input:focus").waitFor();
  await page.keyboard.type(stage.secret("the woman next door"));
  await pick(page, "Their part in this", "Person in");
  await pick(page, "Adult or minor", "Adult");
  await pick(page, "Method of control", "Locks in");
  await page.keyboard.press("Tab");
  await keptBy(page, "methodsOfControl", "Marta");
  await decideAll(page, { to: "Harbour", purpose: "Police work", wish: "We want" });
  await decided(page).getByText("Nothing goes.").waitFor();
  const hers = "An adult decides whether police are told.";
  for (const what of ["Who they are", "What happened"])
    expect(await whyStays(page, `the woman next door: ${what}`)).toContain(hers);
  expect(await whyStays(page, "Person 1, Neighbour: That they contacted us")).toContain(
    "Nobody said yes to it",
  );
  await expectAccessible(page, "what a tip may tell");
  expect(await page.getByRole("button", { name: /^Tell them this|^Ask for a word/ }).count()).toBe(0);
});

it("of somebody who is sixteen a duty to report is named with its clock, goes to the authority, and is signed along by a lead", async () => {
  const young = await writes("555-0204", "im 16 and he keeps what i earn");
  const { page } = await stage.advocate("dana");
  await claimAndOpen(page, young.number);
  await beginFiling(page);
  await say(page, "Who speaks", "Somebody for themself");
  await fileIt(page);
  await fillField(page, "calledName", stage.secret("Robin"));
  await pick(page, "Their part in this", "Person in");
  await pick(page, "Adult or minor", "Minor");
  await fillField(page, "ageYears", "16");
  await page.keyboard.press("Tab");
  await keptBy(page, "ageYears", "Dana");
  const feared = async (): Promise<void> => {
    await say(page, "Is danger or harm to somebody feared?", "Yes");
    await say(page, "Danger", "The situation is dangerous, nothing is near");
    await say(page, "Harm to a minor", "There is reason to suspect it");
    await say(page, "Harm to an adult who cannot protect themself", "No");
    await tick(page, "For whom it is feared", "Robin");
    await writeInto(page, "Place, as in US-CA, if it is known", "US-CA");
  };
  await decideAll(page, { to: "County", purpose: "Something", wish: "We want", fears: feared });
  await decided(page)
    .getByText(/^It has to be reported: due in (?:23 h|1 day)/)
    .waitFor();
  await decided(page).getByText("Tell the person before you report, if that is safe.").waitFor();
  await expectAccessible(page, "a duty to report");
  await say(page, "How it is told", "Spoken");
  await pressButton(page, "Tell them this");
  await page.getByRole("heading", { name: "Kept as told: what stands here, and nothing else." }).waitFor();
  expect(await packetLines(page).allTextContents()).toEqual([
    "Person 1. Their part in this: Person in the situation",
    "Person 1. They contacted us: Yes",
    "Person 1. What they want to be called: Robin",
    "Person 1. Adult or minor: Minor",
    "Person 1. Age in years: 16",
  ]);
  await pressButton(page, "Done");
  await whatLeft(page)
    .getByText(/^Report: due in (?:23 h|1 day)/)
    .waitFor();
  expect(await whatLeft(page).getByRole("button").count()).toBe(0);

  const { page: lead } = await stage.advocate("lee");
  await openByKeys(lead, young.number);
  await intoCase(lead);
  await pressButton(lead, "Countersign the report");
  await whatLeft(lead)
    .getByText(/^Report countersigned: /)
    .waitFor();
  await expectAccessible(lead, "a report that was signed along");
});

it("somebody signs on a page of their own, on a phone: it opens by a code told apart, is left by one press, and what was signed counts", async () => {
  expect(await signsOnAPage(scene())).toMatch(/^with 1 recipient, until /);
});

it("a subpoena is counsel's to answer: nobody's word opens it; what a judge orders goes once counsel finds that it binds, and nothing else", async () => {
  expect(await servedWithPapers(scene())).toEqual(["Person 1. What they want to be called: Tern"]);
});

// Last of all: the clock stays where it was moved to.
it("an attorney brings what each of three has signed for themself: they are told just that, nothing of the four who reported, and a month later what holds still", async () => {
  expect(await bringsPapers(scene(), clock)).toEqual([
    "Person 1. What they want to be called: Ana",
    "Person 1. Adult or minor: Adult",
    "Person 1. Method of control: Locks in, or follows them",
    "Person 2. What they want to be called: Ben",
    "Person 2. Adult or minor: Adult",
    "Alleged exploiter 1. Name: Mr Wheel",
    "Note 1. Words: They were paid together, or not at all.",
  ]);
});
