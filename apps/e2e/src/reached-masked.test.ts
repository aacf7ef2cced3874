import { randomUUID } from "node:crypto";
import type { Page } from "playwright-core";
import { beforeAll, expect, it } from "vitest";
import { expectAccessible } from "./guard/accessible.ts";
import { covered, cutOff, overflowing } from "./guard/overflow.ts";
import { DEMO_PASSWORD } from "./house/house.ts";
import { tabTo } from "./screen/keyboard.ts";
import { setStage } from "./stage.ts";
import { signInByHttp } from "./talk/staff.ts";

const stage = setStage({ environment: () => ({}) });

/** 1280 px at 400 %. */
const NARROW = { width: 320, height: 640 };
const [TERN, ASKER] = ["+12025550142", "sown.desk@gmail.com"];

beforeAll(async () => {
  const { url } = stage.house();
  const pat = await signInByHttp(url, "pat");
  await pat.ask(
    `mutation ($id: ID!, $reach: String!) { vetRecipient(id: $id, type: service_provider, name: "Tern House", reach: $reach,
      vetting: "Met at their door") { __typename } }`,
    { id: randomUUID(), reach: TERN },
  );
  const dana = await signInByHttp(url, "dana");
  await dana.ask(
    `mutation ($id: ID!, $at: Instant!, $reach: String!) { logInquiry(id: $id, asker: police, inHand: nothing, way: phone,
      askedAt: $at, who: "A detective", reach: $reach, said: "Whether she called") { __typename } }`,
    { id: randomUUID(), at: Date.now() - 60_000, reach: ASKER },
  );
});

async function enter(page: Page, username: string): Promise<void> {
  await page.goto(stage.house().url.href);
  await tabTo(page, page.getByLabel(username));
  await page.keyboard.type("pat");
  await page.keyboard.press("Tab");
  await page.keyboard.type(DEMO_PASSWORD);
  await page.keyboard.press("Enter");
  await page.getByLabel(username).waitFor({ state: "detached" });
}

it.each([
  ["en-US", "Username", "Show: Address", "Hide: Address"],
  ["es-MX", "Nombre de usuario", "Mostrar: Dirección", "Ocultar: Dirección"],
  ["fr-CA", "Identifiant", "Afficher : Adresse", "Masquer : Adresse"],
])(
  "in %s, a keyboard and 320 pixels: who may receive something, and who asked, are reached at a mask until somebody asks for it",
  async (locale, username, show, hide) => {
    const { page } = await stage.newcomer({ viewport: NARROW, locale });
    await enter(page, username);
    await page.goto(new URL("/inquiries", stage.house().url).href);
    const wrong: string[] = [];
    for (const [name, address, mask] of [
      ["recipients", TERN, "••••42"],
      ["inquiries", ASKER, "s••••@gmail.com"],
    ] as const) {
      const section = page.locator(`[data-read=${name}]`);
      const button = section.getByRole("button", { name: show });
      await button.waitFor();
      expect(await page.textContent("main")).not.toContain(address);
      await expectAccessible(page, `${locale}: ${name} hidden`);
      await tabTo(page, button);
      await page.keyboard.press("Enter");
      const other = section.getByRole("button", { name: hide });
      await other.waitFor();
      await page.getByText(address, { exact: true }).waitFor();
      // The focus stays where the button is, whatever it does now.
      expect(await other.evaluate((node) => node === document.activeElement)).toBe(true);
      await expectAccessible(page, `${locale}: ${name} shown`);
      const where = `${locale}: ${name}`;
      wrong.push(
        ...(await overflowing(page, where)),
        ...(await cutOff(page, where)),
        ...(await covered(page, where)),
      );
      await page.keyboard.press("Enter");
      await button.waitFor();
      await page.getByText(mask, { exact: true }).first().waitFor();
      expect(await page.textContent("main")).not.toContain(address);
    }
    expect(wrong).toEqual([]);
  },
);
