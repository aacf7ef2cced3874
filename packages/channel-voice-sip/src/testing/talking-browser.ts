import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { humming } from "./humming.ts";

/** What makes a Chromium one that can be on the telephone: with which parameters, and how to tidy up after it. */
export interface TalkingBrowser {
  readonly args: readonly string[];
  readonly close: () => Promise<void>;
}

/** A microphone into which somebody hums so many hertz, and leave to speak to an exchange on this machine. */
export async function talkingBrowser(hertz: number): Promise<TalkingBrowser> {
  const folder = await mkdtemp(join(tmpdir(), "holdfast-microphone-"));
  const file = join(folder, "humming.wav");
  await writeFile(file, humming(hertz));
  return {
    args: [
      "--use-fake-device-for-media-stream",
      `--use-file-for-fake-audio-capture=${file}`,
      "--use-fake-ui-for-media-stream",
      "--allow-loopback-in-peer-connection",
      "--autoplay-policy=no-user-gesture-required",
    ],
    close: () => rm(folder, { recursive: true, force: true }),
  };
}
