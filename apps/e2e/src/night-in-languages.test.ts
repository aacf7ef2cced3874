import type { Page } from "playwright-core";
import { expect, it, vi } from "vitest";
import { expectFits } from "./guard/fits.ts";
import { enterHere } from "./screen/sign-in.ts";
import { intoCase } from "./screen/case-panel.ts";
import { groundingPanel, intoGrounding } from "./screen/grounding.ts";
import { pressButton } from "./screen/keyboard.ts";
import { picture } from "./screen/picture.ts";
import { setStage } from "./stage.ts";
import { arrives, beginCase } from "./talk/cases.ts";
import { move } from "./talk/move.ts";
import { LOOPBACK_SECRET } from "./talk/provider.ts";
import { signInByHttp, type Staff, type StaffMember } from "./talk/staff.ts";

const stage = setStage({ environment: () => ({ HOLDFAST_LOOPBACK_SECRET: LOOPBACK_SECRET }) });
vi.setConfig({ testTimeout: 300_000 });

/** What a night's screens are called in a language. */
const SCREENS = {
  es: {
    browser: "es-MX",
    username: "Nombre de usuario",
    contact: "Contacto",
    handing: "Entrega",
    clocks: "Relojes de crisis",
    offers: "Qué se puede ofrecer",
    openPlan: "Abrir el plan de seguridad",
    questions: "Primeras preguntas",
    handOver: "Entregar el contacto",
    whoGoesOn: "Quién sigue",
    ownTime: "Su tiempo tras el contacto",
  },
  fr: {
    browser: "fr-CA",
    username: "Identifiant",
    contact: "Contact",
    handing: "Passation",
    clocks: "Horloges de crise",
    offers: "Ce qui peut être proposé",
    openPlan: "Ouvrir le plan de sécurité",
    questions: "Premières questions",
    handOver: "Transmettre le contact",
    whoGoesOn: "Qui continue",
    ownTime: "Votre temps après le contact",
  },
} as const;
const TWENTY_MINUTES = 1_200_000;

/** Words that every English sentence has some of, and neither of the other languages knows. */
const ENGLISH =
  /\b(?:the|and|you|your|they|them|their|this|that|with|until|from|what|which|are|was|were|have|not|of)\b/iu;
/** Something that no translation was found for is shown by its code. */
const CODE = /\b[a-z]+(?:_[a-z]+)+\b/u;

/** Lines on the page that are in English, or in none. */
async function untranslated(page: Page): Promise<readonly string[]> {
  const lines = (await page.locator("body").innerText()).split("\n");
  return lines.filter((line) => ENGLISH.test(line) || CODE.test(line));
}

async function done(staff: Staff, document: string, variables: object): Promise<void> {
  const { done: came } = await staff.ask<{ done: { __typename: string } }>(document, { ...variables });
  if (/Not|Refused|Taken|Closed/u.test(came.__typename)) throw new Error(`not done: ${came.__typename}`);
}

/** A contact of theirs in a case, with a plan whose clock of a crisis runs, twenty minutes before the end of their shift. */
async function begun(
  who: StaffMember,
  words: string,
  name: string,
): Promise<{ staff: Staff; number: number }> {
  const { url } = stage.house();
  const staff = await signInByHttp(url, who);
  await staff.ask("mutation { keepShift(state: available) { state } }");
  const row = await arrives(
    url,
    staff,
    stage.secret(`555-019${String(words.length % 10)}`),
    stage.secret(words),
  );
  const { caseId, person } = await beginCase(staff, row, stage.secret(name));
  const planId = crypto.randomUUID();
  await done(
    staff,
    `mutation ($id: ID!, $caseId: ID!, $personId: ID!, $contactId: ID!) {
      done: beginSafetyPlan(id: $id, caseId: $caseId, personId: $personId, contactId: $contactId, forWhom: self) { __typename } }`,
    { id: planId, caseId, personId: person, contactId: row.id },
  );
  await done(
    staff,
    "mutation ($id: ID!, $planId: ID!) { done: startCrisisClock(id: $id, planId: $planId) { __typename } }",
    { id: crypto.randomUUID(), planId },
  );
  await done(staff, "mutation ($at: Instant!) { done: sayShiftEnd(at: $at) { __typename } }", {
    at: Date.now() + TWENTY_MINUTES,
  });
  return { staff, number: row.number };
}

it.each([
  ["es", "dana", "Me voy esta noche", "Evangelina"],
  ["fr", "ada", "Je pars cette nuit", "Clothilde"],
] as const)(
  "in %s, the screens of a night say nothing in English and no code, fit 320 pixels and are found in order by axe",
  async (language, who, words, name) => {
    const said = SCREENS[language];
    const { staff, number } = await begun(who, words, name);
    const { page } = await stage.newcomer({ locale: said.browser });
    const left: string[] = [];
    const look = async (screen: string, isDialog = false): Promise<void> => {
      await picture(page, `${language} ${screen}`);
      left.push(...(await untranslated(page)).map((line) => `${screen}: ${line}`));
      await expectFits(page, `${language} ${screen}`, { secrets: stage.secrets, isDialog });
    };

    await page.goto(stage.house().url.href);
    await enterHere(page, who, said.username);
    const region = (label: string) => page.getByRole("region", { name: label, exact: true });
    await region(said.handing).waitFor();
    await region(said.clocks).waitFor();
    await look("bars of a shift's end and of a crisis");

    await page.getByRole("row", { name: new RegExp(`${said.contact} ${String(number)}\\b`, "u") }).click();
    await page.getByRole("heading", { name: `${said.contact} ${String(number)}`, level: 1 }).waitFor();
    await page.locator("[data-keys=contact] :focus").waitFor();
    await page.keyboard.press("r");
    await page.locator("#composer-text:focus").waitFor();
    await intoGrounding(page);
    await groundingPanel(page).getByRole("list", { name: said.offers }).waitFor();
    await look("what can be offered");
    await page.keyboard.press("Enter");
    await groundingPanel(page).getByRole("list", { name: said.offers }).waitFor({ state: "detached" });
    await look("an exercise");

    await intoCase(page);
    await pressButton(page, said.openPlan);
    await page.getByRole("heading", { name: said.questions }).waitFor();
    await look("a plan and its clock");

    await page.getByRole("heading", { name: `${said.contact} ${String(number)}`, level: 1 }).click();
    await page.keyboard.press("x");
    const form = page.getByRole("dialog", { name: `${said.handOver} ${String(number)}` });
    await form.getByRole("radiogroup", { name: said.whoGoesOn }).waitFor();
    await look("handing over", true);
    await page.keyboard.press("Escape");
    await form.waitFor({ state: "detached" });

    await move(staff, "close", number);
    await region(said.ownTime).waitFor({ timeout: 20_000 });
    await look("time after a contact");
    expect(left).toEqual([]);
  },
);
