import type { AskedAgain } from "./asked-again.ts";
import { fetchMails, findUids, listMails } from "./fetch-mails.ts";
import { NotStored } from "./line-fault.ts";
import { storeAll, type TakeNew } from "./take-new.ts";
import { stubOf } from "./withheld.ts";

/** What asking again needs. */
export interface AskAgain extends Omit<TakeNew, "moved"> {
  /** The folder, as it is called where nobody is to know which one it is. */
  readonly name: string;
  readonly validity: string;
  readonly again: AskedAgain;
}

/** How many are asked for before the folder is looked at for something new. */
const AT_ONCE = 5;

/**
 * Asks for messages that the server did not hand out, whose pause is over, and stores what it hands out now. What has been
 * kept back for too long is told to people as one that could not be read, once. Throws as `takeNew` does.
 */
export async function askAgain(parts: AskAgain): Promise<void> {
  const { withheld, again, signal } = parts;
  for (const uid of withheld.untold()) {
    if (signal.aborted) return;
    if ((await parts.store(stubOf(parts.name, parts.validity, uid))) !== "stored") throw new NotStored();
    await withheld.told(uid);
  }
  for (const uid of again.due(withheld.uids()).slice(0, AT_ONCE)) {
    if (signal.aborted) return;
    // Said before: should the line break at it, it is not the first thing that the next line asks for.
    again.asking(uid);
    if (!(await findUids({ uid: String(uid) }, parts)).includes(uid)) {
      await withheld.settle(uid);
      continue;
    }
    const { arrived } = await fetchMails(await listMails([uid], parts), {
      ...parts,
      suspects: NOBODY,
    });
    for (const { mail } of arrived) {
      if (!(await storeAll(await parts.read(mail), parts))) return;
      await withheld.settle(uid);
      withheld.handedOut();
      again.hurry();
    }
  }
}

/** Whoever is asked for again is asked for alone, and has its pauses. */
const NOBODY: AskAgain["suspects"] = {
  isSuspected: () => false,
  isGuilty: () => false,
  during: (_uids, ask) => ask(),
};
