import { tellOfAlarms, type PushScope } from "./tell-of-alarms.ts";

// The types of a page have none of a service worker.
tellOfAlarms(globalThis as unknown as PushScope);
