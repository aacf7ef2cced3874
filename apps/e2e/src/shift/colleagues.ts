import type { Page } from "playwright-core";
import { DEMO_PASSWORD } from "../house/house.ts";
import { inviteAdvocates } from "../talk/newcomers.ts";
import { signInByHttp, type Staff } from "../talk/staff.ts";
import { deskAdvocate } from "./desk-advocate.ts";
import type { Player } from "./player.ts";
import { virtualAdvocate } from "./virtual-advocate.ts";
import { openVirtualConsole, type VirtualConsole } from "./virtual-console.ts";

/** An advocate on shift. */
export interface Colleague {
  readonly staff: Staff;
  readonly player: Player;
  /** `null` for whoever has a screen. */
  readonly console: VirtualConsole | null;
}

const INVITED = ["asha", "bela", "cleo", "dina", "elif", "faye", "gwen", "hana", "ines"] as const;

/** Twelve advocates: the one at the screen first, then those of the demo, then those who are invited for the shift. */
export async function signInEverybody(url: URL, dana: Page): Promise<readonly Colleague[]> {
  await inviteAdvocates(url, await signInByHttp(url, "alex"), INVITED, DEMO_PASSWORD);
  const colleagues: Colleague[] = [];
  for (const username of ["dana", "ada", "marta", ...INVITED]) {
    const staff = await signInByHttp(url, username);
    const { me } = await staff.ask<{ me: { id: string; name: string } }>("{ me { id name } }");
    const console = username === "dana" ? null : openVirtualConsole(url, staff);
    const player = console === null ? deskAdvocate(me, dana) : virtualAdvocate(me, staff, console);
    await console?.until(console.isFresh);
    colleagues.push({ staff, player, console });
  }
  return colleagues;
}
