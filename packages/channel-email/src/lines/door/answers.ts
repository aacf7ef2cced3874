/** What the door says, with its code. Words of no language in particular; nothing that was sent is repeated. */
export const ANSWERS = {
  unknown: [550, "No such mailbox"],
  full: [452, "Too many recipients"],
  later: [451, "Not now, try again"],
  tooLarge: [552, "Message too large"],
} as const satisfies Record<string, readonly [number, string]>;

/** An answer in the form in which the server library takes a refusal. */
export function refusal(name: keyof typeof ANSWERS): Error {
  const [responseCode, words] = ANSWERS[name];
  return Object.assign(new Error(words), { responseCode });
}
