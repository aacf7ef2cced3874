import { defineChannel } from "@holdfast/channel-kit";
import { openPages } from "./app.ts";
import { WebformConfig } from "./config.ts";

/** The public form at `/reach`. A thread is one submission, and its key is the return code that the person holds. */
export default defineChannel({
  id: "webform",
  title: "Web form",
  traits: {
    medium: "form",
    threadKey: "submission",
    delivery: "fetched",
    address: { mayBeWithheld: true, mayBeShared: true },
    readableBy: ["device_holder"],
    leavesTrace: true,
    maxLength: null,
    unsentValidityMs: null,
    providerKeepsCopies: false,
  },
  config: WebformConfig,
  secrets: [],
  connect: (config, host) => ({
    intake: [{ kind: "pages", at: "/reach", app: openPages(config, host) }],
    // An answer waits where it is stored until the person fetches it: there is nobody to hand it over to.
    send: () => Promise.resolve({ kind: "accepted", delivered: false }),
  }),
});
