import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { lstat, mkdir, mkdtemp, rename, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { Language } from "@holdfast/case-schema";
import { WORDINGS } from "@holdfast/outside-wordings";
import { makePlaceholders } from "../sound/placeholder-sounds.ts";
import { VOICES } from "../sound/voices.ts";

/** Where tests keep Asterisk's root and its sounds from one run to the next: outside of the repository. */
const CACHE = join(tmpdir(), "holdfast-voice");

const INSTALL_MS = 600_000;
/** What the script ends with when it is not our fault. */
const CANNOT = 3;

/** An Asterisk that can be started, or why there is none here. */
export type Installed =
  | { readonly kind: "there"; readonly root: string; readonly sounds: string }
  | { readonly kind: "cannot"; readonly because: string };

const script = fileURLToPath(new URL("../../install/asterisk-root.sh", import.meta.url));

let installed: Promise<Installed> | null = null;

/** Puts Asterisk into its root, once a machine; others who ask meanwhile wait. Throws only for what is our own fault. */
export function ensureAsterisk(): Promise<Installed> {
  installed ??= install();
  return installed;
}

async function install(): Promise<Installed> {
  await mkdir(CACHE, { recursive: true, mode: 0o700 });
  const { uid } = await lstat(CACHE);
  // What lies there is run as root: nobody else may have put it there.
  if (uid !== process.getuid?.()) throw new Error(`${CACHE} is somebody else's`);
  const root = join(CACHE, "asterisk");
  const { code, words } = await new Promise<{ code: number; words: string }>((resolve) => {
    execFile(script, [root], { timeout: INSTALL_MS }, (error, _stdout, stderr) =>
      resolve({ code: error === null ? 0 : typeof error.code === "number" ? error.code : 1, words: stderr }),
    );
  });
  if (code === CANNOT) return { kind: "cannot", because: words.trim().split("\n").at(-1) ?? "" };
  if (code !== 0) throw new Error(`Asterisk could not be installed: ${words}`);
  return { kind: "there", root, sounds: await ensureSounds() };
}

/** Made once for each wording; two that make them at once make the same. */
async function ensureSounds(): Promise<string> {
  const wording = createHash("sha256")
    .update(JSON.stringify(Language.options.map((each) => [VOICES[each], WORDINGS[each].prompts])))
    .digest("hex")
    .slice(0, 16);
  const sounds = join(CACHE, `sounds-${wording}`);
  if (existsSync(sounds)) return sounds;
  const made = await mkdtemp(join(CACHE, "making-"));
  await makePlaceholders(made);
  await rename(made, sounds).catch(async (error: unknown) => {
    await rm(made, { recursive: true });
    if (!existsSync(sounds)) throw error;
  });
  return sounds;
}
