/** How long somebody's device rings before the next is asked, in milliseconds (handbook 3.2: 95 % within 20 s). */
export const RING_MS = 20_000;

/** How long a device may take that is rung to answer by itself, in milliseconds: nobody has to reach for it. */
export const ANSWERS_ITSELF_MS = 5_000;

/** How soon sound has to come from a device that is up, in milliseconds. Without it nobody would be heard (CF10). */
export const HEARD_WITHIN_MS = 3_000;

/** How long somebody else rings whom we call, in milliseconds: about ten rings. */
export const DIAL_MS = 60_000;

/** How long one advocate alone is asked before everybody is, in milliseconds (CF31). */
export const FIRST_OFFER_ALONE_MS = 10_000;

/** How long whoever declined, or let it ring, is not rung again for the same call, in milliseconds (CF33). */
export const NOT_AGAIN_MS = 60_000;

/** How long whose device failed is not rung again for the same call, in milliseconds: a page that loads again is sooner back. */
export const DEVICE_AGAIN_MS = 5_000;

/**
 * How long a device may be out of reach while it talks, in milliseconds. Its sound needs no signalling, so that a short gap
 * of the network ends no call; the caller is offered to another within ten seconds all the same (CF21).
 */
export const DEVICE_GONE_MS = 4_000;

/** How long a partner's line rings before the caller hears that it does not answer, in milliseconds: about five rings. */
export const ELSEWHERE_RING_MS = 30_000;

/** How often whoever is being put through hears so, in milliseconds. */
export const ELSEWHERE_SAID_MS = 12_000;

/** How often a partner's line is tried for whoever was told of it, until they are told of it again: each try takes two lines of ours. */
export const ELSEWHERE_TRIES = 3;

/** How often whoever waits hears of another line, in milliseconds. */
export const ELSEWHERE_AGAIN_MS = 3 * 60_000;

/** How long prompts may take before somebody waits whatever became of them, in milliseconds (CF3). */
export const GREETING_MAX_MS = 60_000;
