import { expect } from "vitest";
import type { Page } from "playwright-core";
import { expectAccessible } from "../guard/accessible.ts";
import { openByKeys } from "../screen/answering.ts";
import { intoCase } from "../screen/case-panel.ts";
import { decideAll, decided, whyStays } from "../screen/disclosing.ts";
import { pressInTurn } from "../screen/keyboard.ts";
import { beginCase } from "../talk/cases.ts";
import { previewOf } from "../talk/disclosures.ts";
import { recipientNamed } from "../talk/releases.ts";
import type { Scene } from "./scene.ts";

/** Once it is known that police ask, nobody tells them anything, whatever they call it: a lead at the screen, and everybody else. */
export async function nobodyTellsThem({ stage, staff, writes }: Scene, lead: Page): Promise<void> {
  const wanted = await writes("555-0226", "He may look for me");
  const { caseId, person } = await beginCase(staff.ada, wanted, stage.secret("Plover"));
  await pressInTurn(lead, "g", "q");
  await openByKeys(lead, wanted.number);
  await intoCase(lead);
  await decideAll(lead, { to: "Harbour", purpose: "Police work", wish: "The person" });
  await decided(lead).getByText("Nothing goes.").waitFor();
  expect(await whyStays(lead, "Plover: Who they are")).toContain(
    "A request is no order, and no judge signed this",
  );
  expect(await lead.getByRole("button", { name: /^Tell them this|^Ask for a word/ }).count()).toBe(0);
  await expectAccessible(lead, "what police may have on a bare demand");

  const asked = { caseId, person, recipientId: await recipientNamed(staff.lee, "Harbour Precinct") };
  for (const who of ["ada", "lee"] as const)
    expect(await previewOf(staff[who], asked)).toEqual({ packet: null, rules: ["C2"] });
  for (const who of ["pat", "cam", "alex"] as const)
    await expect(previewOf(staff[who], asked)).rejects.toThrow("FORBIDDEN");
}
