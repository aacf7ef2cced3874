import type { Language } from "@holdfast/case-schema";
import type { Host } from "@holdfast/channel-kit";
import type { WebformConfig } from "../config.ts";
import type { Html } from "@holdfast/neutral-page";
import type { Frame } from "../pages/frame.ts";
import { refusedPage } from "../pages/refused.ts";
import type { Say, TextId } from "../texts/texts.ts";

/** What every turn works with. */
export interface Desk {
  readonly host: Pick<
    Host,
    "clock" | "conversation" | "log" | "random" | "sign" | "exitUrl" | "ways" | "waits"
  >;
  readonly config: WebformConfig;
  readonly texts: Readonly<Record<Language, Say>>;
}

/** A page and how it is answered. 422 asks for something to be mended; its page holds all that was typed. */
export interface Answer {
  readonly status: 200 | 400 | 405 | 413 | 415 | 422 | 500 | 503;
  readonly page: Html;
}

/** The frame of a page in one language. */
export function frameIn(desk: Desk, language: Language): Frame {
  const { config, host } = desk;
  const { exitUrl } = host;
  return { language, say: desk.texts[language], config, exitUrl, ways: host.ways(), waits: host.waits() };
}

/** A refusal: one sentence, nothing repeated. */
export function refuse(desk: Desk, language: Language, status: Answer["status"], why: TextId): Answer {
  return { status, page: refusedPage(frameIn(desk, language), why) };
}

/** Notes a failure by its kind alone: an error's own words may hold what the person wrote. */
export function noteFailure(desk: Desk, event: string, error: unknown): void {
  desk.host.log(event, { error: error instanceof Error ? error.name : typeof error });
}
