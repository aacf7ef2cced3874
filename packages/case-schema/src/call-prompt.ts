import { z } from "zod";

/**
 * What can be played to whoever cannot speak, each once in every language: how keys answer, questions that yes or no can answer,
 * and a warm end (handbook 3.4).
 */
export const CallPrompt = z.enum(["yes_no", "is_it_safe", "need_help_now", "rather_write", "goodbye"]);
export type CallPrompt = z.infer<typeof CallPrompt>;

/** The key that says, while somebody waits, that they cannot speak; and yes, once they are asked. */
export const KEY_YES = "1";
export const KEY_NO = "2";
/** The key that asks, while somebody waits and was told of it, to be put through to a partner's line. It answers no question. */
export const KEY_ELSEWHERE = "9";

/** Whether a prompt asks something that a key answers. */
export function isQuestion(prompt: CallPrompt): boolean {
  return prompt !== "yes_no" && prompt !== "goodbye";
}

/** What a prompt's file is called at the exchange, in a language. */
export function promptFile(prompt: CallPrompt, language: string): string {
  return `${prompt.replaceAll("_", "-")}-${language}`;
}
