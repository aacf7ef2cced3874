import { vi } from "vitest";

/** Each file gets modules of its own, as in a process of its own; what comes from outside stays loaded. */
vi.resetModules();
