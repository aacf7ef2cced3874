import type { Page } from "playwright-core";
import { expect, it } from "vitest";
import { expectAccessible } from "./guard/accessible.ts";
import { cutOff, overflowing } from "./guard/overflow.ts";
import { browserStorage } from "./guard/storage.ts";
import { DEMO_PASSWORD } from "./house/house.ts";
import { CHANGED, claimFocused } from "./screen/answering.ts";
import { hasFocus, tabTo } from "./screen/keyboard.ts";
import { menuTakesKeys } from "./screen/menu.ts";
import { setStage } from "./stage.ts";
import type { StaffMember } from "./talk/staff.ts";
import { deliver, LOOPBACK_SECRET } from "./talk/provider.ts";

const stage = setStage({ environment: () => ({ HOLDFAST_LOOPBACK_SECRET: LOOPBACK_SECRET }) });

/** 1280 px at 400 %. */
const NARROW = { width: 320, height: 640 };

/** What the screens on the way from the door to a contact are called in a language. */
const SCREENS = {
  es: {
    browser: "es-MX",
    username: "Nombre de usuario",
    signIn: "Iniciar sesión",
    queue: "Cola",
    live: "● En vivo",
    mine: "Lo tiene usted",
    changed: CHANGED.es,
    contact: "Contacto",
    close: "Cerrar…",
    cancel: "Cancelar",
    closed: "Contactos cerrados",
    mail: "Correos por revisar",
    triage: "Clasificación",
  },
  fr: {
    browser: "fr-CA",
    username: "Identifiant",
    signIn: "Se connecter",
    queue: "File",
    live: "● En direct",
    mine: "Vous l’avez",
    changed: CHANGED.fr,
    contact: "Contact",
    close: "Clore…",
    cancel: "Annuler",
    closed: "Contacts clos",
    mail: "Courriels à regarder",
    triage: "Tri",
  },
} as const;

const heading = (page: Page, name: string): Promise<void> =>
  page.getByRole("heading", { name, exact: true }).first().waitFor();
const spoken = (page: Page): Promise<string> => page.evaluate(() => document.documentElement.lang);

async function somebodyWrites(event: string, from: string): Promise<void> {
  const message = {
    event,
    from: stage.secret(from),
    text: stage.secret("The tomatoes are ready and nobody pays us."),
  };
  expect((await deliver(stage.house().url, message)).ok).toBe(true);
}

/** Signs in by keyboard at a screen that speaks any language. */
async function enter(
  page: Page,
  who: StaffMember,
  labels: { readonly username: string; readonly queue: string },
) {
  await tabTo(page, page.getByLabel(labels.username));
  await page.keyboard.type(who);
  await page.keyboard.press("Tab");
  await page.keyboard.type(DEMO_PASSWORD);
  await page.keyboard.press("Enter");
  await heading(page, labels.queue);
}

it.each([
  ["es", "dana", 1],
  ["fr", "ada", 2],
] as const)(
  "in %s, every screen from the sign-in to an open contact fits 320 pixels, is whole and is found in order by axe",
  async (language, who, number) => {
    const words = SCREENS[language];
    await somebodyWrites(`e-${language}`, `555-010${number}`);
    const { page } = await stage.newcomer({ viewport: NARROW, locale: words.browser });
    const wrong: string[] = [];
    const look = async (screen: string): Promise<void> => {
      wrong.push(...(await overflowing(page, screen)), ...(await cutOff(page, screen)));
      await expectAccessible(page, `${language} ${screen}`);
    };

    await page.goto(stage.house().url.href);
    await heading(page, words.signIn);
    expect(await spoken(page)).toBe(language);
    await look("sign-in");
    await enter(page, who, words);
    expect(await spoken(page)).toBe(language);
    const row = page.getByRole("row", { name: new RegExp(`${words.contact} ${number}\\b`) });
    await row.waitFor();
    await look("queue");

    await tabTo(page, page.getByRole("grid").locator("[role=row][tabindex='0']"));
    await page.keyboard.press("Home");
    for (let step = 0; !(await hasFocus(row)); step += 1) {
      if (step > 5) throw new Error(`the arrow keys do not reach contact ${number}`);
      await page.keyboard.press("ArrowDown");
    }
    // Claiming is off while the queue may be out of date.
    await page.getByText(words.live).first().waitFor();
    await claimFocused(page, row, row.getByText(words.mine), { changed: words.changed });
    await page.keyboard.press("Enter");
    await page.getByRole("heading", { name: `${words.contact} ${number}`, level: 1 }).waitFor();
    const close = page.getByRole("button", { name: words.close });
    await close.waitFor();
    await look("contact");

    await tabTo(page, close);
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").getByRole("button", { name: words.cancel }).waitFor();
    await look("closing");
    await page.keyboard.press("Escape");

    for (const [path, title] of [
      ["/closed", words.closed],
      ["/triage", words.triage],
      ["/mail", words.mail],
    ] as const) {
      await page.goto(new URL(path, stage.house().url).href);
      await heading(page, title);
      await look(path);
    }
    expect(wrong).toEqual([]);
  },
);

it("a language that somebody picks at the door holds until they come in, and their own holds wherever they sign in", async () => {
  const { url } = stage.house();
  const { page } = await stage.newcomer({ locale: "en-US" });
  await page.goto(url.href);
  await heading(page, "Sign in");
  await pick(page, "Language of the console: English", "Français");
  await heading(page, "Se connecter");
  expect(await focused(page)).toBe("Langue de la console : Français");
  await enter(page, "marta", SCREENS.fr);
  expect(await spoken(page)).toBe("fr");

  const kept = page.waitForResponse(
    (answer) => answer.request().postData()?.includes("setPreferences") === true,
  );
  await pick(page, "Langue de la console : Français", "Español");
  await heading(page, "Cola");
  await kept;
  expect(await focused(page)).toBe("Idioma de la consola: Español");
  expect(await browserStorage(page)).toEqual([]);

  const elsewhere = await stage.newcomer({ locale: "fr-FR" });
  await elsewhere.page.goto(url.href);
  await enter(elsewhere.page, "marta", { ...SCREENS.fr, queue: "Cola" });
  expect(await spoken(elsewhere.page)).toBe("es");
  await pick(elsewhere.page, "Idioma de la consola: Español", "Como este navegador");
  await heading(elsewhere.page, "File");
});

it("whoever reads English downloads no other language", async () => {
  const { page } = await stage.newcomer({ locale: "en-GB" });
  const scripts: string[] = [];
  page.on("request", (request) => scripts.push(new URL(request.url()).pathname));
  const catalogues = (): readonly string[] =>
    scripts.filter((path) => /\/words-(es|fr)-[^/]*\.js$/.test(path));
  await page.goto(stage.house().url.href);
  await heading(page, "Sign in");
  expect(catalogues()).toEqual([]);
  await pick(page, "Language of the console: English", "Español");
  await heading(page, "Iniciar sesión");
  expect(catalogues()).not.toEqual([]);
  // Each once, and of Spanish alone.
  expect(new Set(catalogues()).size).toBe(catalogues().length);
  expect(catalogues().filter((path) => !path.includes("/words-es-"))).toEqual([]);
});

/** Chooses from the menu of languages with the keyboard alone. */
async function pick(page: Page, button: string, language: string): Promise<void> {
  await tabTo(page, page.getByRole("button", { name: button.replaceAll(" :", "\u00a0:") }));
  await page.keyboard.press("Enter");
  const choice = page.getByRole("menuitemradio", { name: language });
  await choice.waitFor();
  await menuTakesKeys(page);
  for (let step = 0; !(await hasFocus(choice)); step += 1) {
    if (step > 5) throw new Error(`the arrow keys do not reach ${language}`);
    await page.keyboard.press("ArrowDown");
  }
  await page.keyboard.press("Enter");
}

/** What has the focus is called, once that is the menu of languages. */
async function focused(page: Page): Promise<string | null> {
  await page.waitForFunction(() => document.activeElement?.matches("button[aria-haspopup]"));
  const name = await page.evaluate(() => document.activeElement?.getAttribute("aria-label"));
  return name?.replaceAll("\u00a0", " ") ?? null;
}
