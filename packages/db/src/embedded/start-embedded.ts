import type { Embedded } from "./embedded.ts";

/** Starts or adopts the server on a folder; `say` hears what takes time. */
export async function startEmbedded(folder: string, say: (words: string) => void): Promise<Embedded> {
  say(folder);
  throw new Error("not built yet");
}
