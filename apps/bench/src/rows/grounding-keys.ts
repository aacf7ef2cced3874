import type { Page } from "playwright-core";
import { openBrowser } from "../browser/open-browser.ts";
import { quantile } from "../browser/interactions.ts";
import { atMost, type Figure } from "../frame/figure.ts";
import type { Row } from "../frame/row.ts";
import { openGatewayHouse } from "../house/gateway-house.ts";
import { httpLine } from "../traffic/http-line.ts";
import { textRequest } from "../traffic/text-request.ts";
import { groundOnce, type Grounded } from "./grounding-hands.ts";
import { openPage, SLOWER, stand } from "./list-side.ts";

/** How often the panel is gone through. */
const ROUNDS = 12;
/** The plan's limit for three quarters of all presses, in milliseconds. */
const P75_MS = { floor: 100, stretch: 50 };
const WORST_MS = { floor: 300, stretch: 200 };

/** Every press in the grounding panel, processor four times slower. */
export const groundingKeys: Row = {
  number: 35,
  name: "grounding-keys",
  run: () => measureGrounding(ROUNDS),
};

/** Goes so often through the panel of a real house, beside a contact that came by text. */
export async function measureGrounding(rounds: number): Promise<readonly Figure[]> {
  await using closing = new AsyncDisposableStack();
  const house = await openGatewayHouse();
  closing.defer(house.close);
  const line = httpLine(Number(house.url.port));
  closing.defer(() => line.close());
  const status = await line.ask(textRequest(house.webhook, 1, 1));
  if (status !== 200) throw new Error(`a text was not taken: ${status}`);
  const browser = await openBrowser([{ url: house.url, port: Number(house.url.port) }]);
  closing.defer(() => browser.close());
  const list = { url: new URL("/queue", house.url), cookie: await house.signIn() };
  const { page } = await openPage(browser, list);
  await stand(page, { ...list, arrive: () => undefined });
  await openFirst(page);
  await (await page.context().newCDPSession(page)).send("Emulation.setCPUThrottlingRate", { rate: SLOWER });
  // Once through without counting: what is drawn for the first time is fetched and compiled for it.
  await groundOnce(page);
  const felt: Grounded[] = [];
  while (felt.length < rounds) felt.push(await groundOnce(page));
  const all = felt.flatMap(({ door, walk }) => [...door, ...walk]);
  const workload = `35 grounding-keys: ${all.length} presses, 4× slower`;
  return [
    atMost(`${workload}, p75`, "ms", quantile(all, 0.75), P75_MS, { felt }),
    atMost(`${workload}, worst`, "ms", Math.max(...all), WORST_MS, { felt }),
  ];
}

async function openFirst(page: Page): Promise<void> {
  await page.locator("[role=row][tabindex='0']").first().focus();
  await page.keyboard.press("Enter");
  await page.getByRole("article").first().waitFor();
  await page.locator("#contact-heading:focus").waitFor();
}
