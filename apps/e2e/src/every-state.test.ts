import { expect, it } from "vitest";
import { lookAt } from "./guard/looks.ts";
import { claimAndOpen, write } from "./screen/answering.ts";
import { routed } from "./screen/routed.ts";
import type { Screen } from "./screen/screens.ts";
import { setStage } from "./stage.ts";
import { deliver, LOOPBACK_SECRET } from "./talk/provider.ts";

// Browsers complain when they are cut off, which here they are.
const stage = setStage({
  outage: true,
  environment: () => ({ HOLDFAST_LOOPBACK_SECRET: LOOPBACK_SECRET }),
});

const LOOKS_MS_MAX = 280_000;
/** Longer than a break may last before the screen says so. */
const BREAK_MS_MAX = 40_000;

it(
  "at the door: as it is found, refused, and while the gateway cannot be reached",
  async () => {
    const { page } = await stage.newcomer();
    const door = async (): Promise<void> => {
      await page.goto(stage.house().url.href);
      await page.getByRole("heading", { name: "Sign in" }).waitFor();
    };
    const screens: readonly Screen[] = [
      { name: "sign-in", show: door },
      {
        name: "sign-in, refused",
        show: async () => {
          await door();
          await page.getByLabel("Username").fill("dana");
          await page.getByLabel("Password").fill("not what it is");
          await page.getByRole("button", { name: "Sign in", exact: true }).click();
          await page.getByText("This username and password do not go together.").first().waitFor();
        },
      },
      {
        name: "unreachable",
        show: async () => {
          await routed(page, /\/(?:graphql|api\/auth)/, (route) => route.abort());
          await page.goto(stage.house().url.href);
          await page.getByRole("heading", { name: "The gateway cannot be reached" }).waitFor();
        },
      },
    ];
    expect(await lookAt(page, screens)).toEqual([]);
  },
  LOOKS_MS_MAX,
);

it(
  "at the desk: with nobody waiting, while it loads, when it could not be loaded, and while the connection is lost",
  async () => {
    const { page, context } = await stage.advocate("dana");
    const queue = new URL("/queue", stage.house().url).href;
    const screens: readonly Screen[] = [
      { name: "empty queue", show: () => page.getByText("No one is waiting.").first().waitFor() },
      {
        name: "queue that loads",
        show: async () => {
          await routed(page, "**/graphql", async (route) => {
            if (route.request().postData()?.includes("queue") !== true) await route.continue();
          });
          await page.goto(queue);
          await page.getByRole("heading", { name: "Queue" }).waitFor();
        },
      },
      {
        name: "queue that could not be loaded",
        show: async () => {
          await page.unrouteAll({ behavior: "ignoreErrors" });
          await routed(page, "**/graphql", async (route) => {
            if (route.request().postData()?.includes("queue") === true) await route.abort();
            else await route.continue();
          });
          await page.goto(queue);
          await page.getByRole("button", { name: "Retry" }).first().waitFor();
        },
      },
      {
        name: "a contact while the connection is lost",
        show: async () => {
          await page.unrouteAll({ behavior: "ignoreErrors" });
          const message = {
            event: "s1",
            from: stage.secret("555-0161"),
            text: stage.secret("Hello from the ferry"),
          };
          await deliver(stage.house().url, message);
          await page.goto(queue);
          await claimAndOpen(page, 1);
          await write(page, "r", "I am here");
          await context.setOffline(true);
          await page
            .getByText(/Queue may be out of date since/)
            .first()
            .waitFor({ timeout: BREAK_MS_MAX });
        },
      },
    ];
    expect(await lookAt(page, screens)).toEqual([]);
  },
  LOOKS_MS_MAX,
);
