import { expect, it } from "vitest";
import { hasFocus } from "./screen/keyboard.ts";
import { focusRow, queueRow } from "./screen/desk.ts";
import { holdTogether } from "./screen/hold-together.ts";
import { setStage } from "./stage.ts";
import { deliver, LOOPBACK_SECRET } from "./talk/provider.ts";
import { readQueue } from "./talk/queue.ts";
import { signInByHttp } from "./talk/staff.ts";

const stage = setStage({ environment: () => ({ HOLDFAST_LOOPBACK_SECRET: LOOPBACK_SECRET }) });

const ROUNDS = 3;

it("of two advocates who claim at once one wins, and the other is told who, in place, with the focus kept", async () => {
  const { url } = stage.house();
  const [dana, ada] = [await stage.advocate("dana"), await stage.advocate("ada")];
  // Claiming is off while the queue may be out of date.
  for (const { page } of [dana, ada]) await page.getByText("● Live").waitFor();
  const marta = await signInByHttp(url, "marta");
  for (let number = 1; number <= ROUNDS; number += 1) {
    const message = {
      event: `e${number}`,
      from: stage.secret(`555-019${number}`),
      text: stage.secret(`Hello, number ${number}`),
    };
    expect((await deliver(url, message)).ok).toBe(true);
    await Promise.all([dana, ada].map(({ page }) => focusRow(page, number)));
    // Neither is heard before both have asked.
    const asked = await holdTogether([dana.page, ada.page], "Claim");
    await Promise.all([dana, ada].map(({ page }) => page.keyboard.press("c")));
    await asked();

    await expect.poll(async () => (await readQueue(marta)).at(number - 1)?.holder?.name).toBeTruthy();
    const winner = (await readQueue(marta)).at(number - 1)?.holder?.name ?? "";
    const loser = winner.startsWith("Dana") ? ada : dana;
    const row = queueRow(loser.page, number);
    await row.getByText(`${winner} has this`).first().waitFor();
    expect(await hasFocus(row)).toBe(true);
    expect(new URL(loser.page.url()).pathname).toBe("/queue");
  }
});
