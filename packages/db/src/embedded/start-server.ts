import { StartRefusal } from "../start-refusal.ts";
import { binaries } from "./binaries.ts";
import { create, examine, placeOf } from "./data-folder.ts";
import type { Embedded } from "./embedded.ts";
import { keepServing } from "./keep-serving.ts";
import { accepts } from "./probe.ts";
import { reachServer } from "./reach-server.ts";
import { serverUser } from "./server-user.ts";

/** As `startEmbedded`, with more lines for the configuration of a cluster that is made now. */
export async function startServer(
  folder: string,
  say: (words: string) => void,
  settings: readonly string[],
  meanwhile: () => void = () => {},
): Promise<Embedded> {
  const user = await serverUser(folder);
  const data = await placeOf(folder, user);
  const found = await examine(data);
  const bin = await binaries(data, user);
  if (found === "absent") {
    say("Making the database folder.");
    await create({ data, bin, user, settings, meanwhile });
  }
  const adopted = await accepts(data);
  const reached = await reachServer({
    data,
    bin,
    user,
    onStart: () => say("Starting the database."),
    meanwhile,
  });
  if (reached === null) throw new Error("A start that nobody can end was ended");
  const { stop } = keepServing({
    data,
    guard: reached.guard,
    say,
    reach: async (signal) => {
      // Never made anew below a running gateway: an empty database would look as if all were well.
      if ((await examine(data)) === "absent")
        throw new StartRefusal(`The database folder ${data} is gone: restore it from a backup.`);
      const again = await reachServer({ data, bin, user, onStart: () => {}, signal });
      return again?.guard ?? null;
    },
  });
  return { connection: reached.connection, adopted, stop };
}
