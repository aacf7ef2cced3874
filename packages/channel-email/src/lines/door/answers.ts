import { inEveryLanguage } from "@holdfast/outside-wordings";

/** The code of each thing that the door says. */
const CODES = { unknown: 550, full: 452, later: 451, tooLarge: 552 } as const;

/** What the door says, in every language: nobody knows whose server will show it to whom. Nothing that was sent is repeated. */
function words(name: keyof typeof CODES): string {
  return inEveryLanguage(({ door }) => door[name], " / ");
}

/** An answer in the form in which the server library takes a refusal. */
export function refusal(name: keyof typeof CODES): Error {
  return Object.assign(new Error(words(name)), { responseCode: CODES[name] });
}
