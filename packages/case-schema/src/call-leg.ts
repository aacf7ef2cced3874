import { z } from "zod";

/** A leg's name within its call: `caller`, or what whoever added it named it. It names nobody. */
export const CallLegKey = z.string().regex(/^[a-z0-9-]{1,64}$/);

/** A softphone, for one session. Random; it names nobody. */
export const CallDeviceKey = z.string().regex(/^[a-z0-9-]{1,64}$/);

/** Who is at the end of a leg: whoever the contact is with, one of us, or somebody else. */
export const CallLegWho = z.enum(["caller", "staff", "party"]);
export type CallLegWho = z.infer<typeof CallLegWho>;

export const CallLegState = z.enum(["ringing", "up"]);
export type CallLegState = z.infer<typeof CallLegState>;

/** A key that was pressed during a call. Personal data. */
export const CallDigit = z.string().regex(/^[0-9*#A-D]$/);
