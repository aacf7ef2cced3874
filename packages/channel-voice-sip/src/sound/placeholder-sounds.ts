import { execFile } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { Language } from "@holdfast/case-schema";
import { WORDINGS } from "@holdfast/outside-wordings";
import { holdMusic } from "./hold-music.ts";
import { VOICES } from "./voices.ts";
import { RATE, samplesOf, wavOf } from "./wav.ts";

const run = promisify(execFile);

/** What a prompt's file is called, without what follows the dot. */
export const promptName = (prompt: string, language: Language): string => `${prompt}-${language}`;

/**
 * Makes placeholders of all prompts with espeak-ng, and of the music, in `prompts` and `music` of a folder. They can be
 * understood; people should be recorded for those who call in earnest.
 */
export async function makePlaceholders(folder: string): Promise<void> {
  const [prompts, music] = [join(folder, "prompts"), join(folder, "music")];
  await mkdir(prompts, { recursive: true });
  await mkdir(music, { recursive: true });
  await writeFile(join(music, "hold.wav"), wavOf(holdMusic()));
  for (const language of Language.options)
    for (const [prompt, text] of Object.entries(WORDINGS[language].prompts)) {
      const { stdout } = await run("espeak-ng", ["-v", VOICES[language], "-s", "140", "--stdout", text], {
        encoding: "buffer",
        maxBuffer: 64 * 1024 * 1024,
      });
      await writeFile(join(prompts, `${promptName(prompt, language)}.wav`), wavOf(atTelephoneRate(stdout)));
    }
}

/** espeak-ng speaks at another rate, which its head names. */
function atTelephoneRate(spoken: Uint8Array): Float64Array {
  const rate = Buffer.from(spoken).readUInt32LE(24);
  const samples = samplesOf(spoken);
  const step = rate / RATE;
  return Float64Array.from({ length: Math.floor(samples.length / step) }, (_none, at) => {
    // The mean over a step keeps out what the telephone's rate cannot carry.
    const some = samples.subarray(
      Math.floor(at * step),
      Math.max(Math.floor((at + 1) * step), Math.floor(at * step) + 1),
    );
    return some.reduce((sum, sample) => sum + sample, 0) / some.length;
  });
}
