import { expect, it } from "vitest";
import { expectAccessible } from "./guard/accessible.ts";
import { covered, cutOff, overflowing } from "./guard/overflow.ts";
import { DEMO_PASSWORD } from "./house/house.ts";
import { tabTo } from "./screen/keyboard.ts";
import { setStage } from "./stage.ts";

const stage = setStage({ environment: () => ({}) });

/** 1280 px at 400 %. */
const NARROW = { width: 320, height: 640 };

it.each([
  ["en-US", "Username", "People", "Your account", "Settings", "Word lists", "Audit", "Nothing: it is theirs"],
  [
    "es-MX",
    "Nombre de usuario",
    "Personas",
    "Su cuenta",
    "Ajustes",
    "Listas de palabras",
    "Auditoría",
    "Nada: es suyo",
  ],
  [
    "fr-CA",
    "Identifiant",
    "Personnes",
    "Votre compte",
    "Réglages",
    "Listes de mots",
    "Audit",
    "Rien : c’est à cette personne",
  ],
])(
  "in %s, people, account, settings and audit fit 320 pixels with everything unfolded, and nothing lies under anything",
  async (locale, username, people, account, settings, wordLists, audit, theirs) => {
    const { url } = stage.house();
    const { page } = await stage.newcomer({ viewport: NARROW, locale });
    await page.goto(url.href);
    await tabTo(page, page.getByLabel(username));
    await page.keyboard.type("alex");
    await page.keyboard.press("Tab");
    await page.keyboard.type(DEMO_PASSWORD);
    await page.keyboard.press("Enter");
    await page.getByLabel(username).waitFor({ state: "detached" });

    const wrong: string[] = [];
    for (const [path, title, sign] of [
      ["/people", people, "Marta"],
      ["/account", account, account],
      ["/settings", settings, wordLists],
      ["/audit", audit, theirs],
    ] as const) {
      await page.goto(new URL(path, url).href);
      await page.getByRole("heading", { name: title, level: 1 }).waitFor();
      await page.getByText(sign).first().waitFor();
      if (path === "/settings") await page.getByRole("switch").nth(25).waitFor();
      await page.evaluate(() => {
        for (const details of document.querySelectorAll("details")) details.open = true;
      });
      wrong.push(
        ...(await overflowing(page, path)),
        ...(await cutOff(page, path)),
        ...(await covered(page, path)),
      );
      await expectAccessible(page, `${locale} ${path}`);
    }
    expect(wrong).toEqual([]);
  },
);
