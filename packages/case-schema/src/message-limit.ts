/** Longest text of one inbound or outbound message or note, in UTF-16 code units. Longer input is refused, not cut. */
export const MESSAGE_LENGTH_MAX = 20_000;
