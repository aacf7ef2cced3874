import { z } from "zod";

/** The account, and what it sends from. */
export const config = z
  .object({
    accountSid: z.string().regex(/^AC[0-9a-f]{32}$/, "an account SID is AC and 32 hexadecimal digits"),
    /** Signs what Twilio brings, and proves who we are when we send. */
    authToken: z.string().regex(/^[0-9a-f]{32}$/),
    /** A number in E.164 form or a short code. */
    from: z
      .string()
      .regex(/^(?:\+[1-9]\d{6,14}|\d{3,8})$/, "a number starts with + and its country, or is a short code")
      .optional(),
    /** Instead of `from`: Twilio picks a number of this service. */
    messagingServiceSid: z
      .string()
      .regex(/^MG[0-9a-f]{32}$/, "a messaging service is MG and 32 hexadecimal digits")
      .optional(),
    /** Another place that speaks Twilio's REST API: a region, a proxy, a test. */
    apiUrl: z.url({ protocol: /^https?$/ }).default("https://api.twilio.com"),
  })
  .refine(
    ({ from, messagingServiceSid }) => (from === undefined) !== (messagingServiceSid === undefined),
    "exactly one of the sending number and the messaging service is needed",
  );
export type TwilioConfig = z.infer<typeof config>;
