/** On which words Twilio itself stops texting somebody, and with which it begins again, unless an account changed that. */
const BLOCKS = new Set(["STOP", "STOPALL", "UNSUBSCRIBE", "CANCEL", "END", "QUIT", "REVOKE", "OPTOUT"]);
/** YES is one of Twilio's on some numbers only, and an answer to a question of ours on all: alone it says nothing (TW6). */
const UNBLOCKS = new Set(["START", "UNSTOP"]);

/**
 * What Twilio does by default on a message: `true` when it texts them nothing any more, `false` when it does again, `null`
 * otherwise. Only the bare word counts there, whatever its case.
 */
export function twilioBlocks(text: string): boolean | null {
  const word = text.trim().toUpperCase();
  if (BLOCKS.has(word)) return true;
  return UNBLOCKS.has(word) ? false : null;
}
