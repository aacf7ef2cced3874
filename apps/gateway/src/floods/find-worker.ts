// A thread of the gateway: whoever is asked for anything else meanwhile does not wait for a thousand texts to be compared.
import { parentPort, workerData } from "node:worker_threads";
import { findFloods, type Told } from "@holdfast/queue-policy";

// A thread of this process has no origin.
// oxlint-disable-next-line unicorn/require-post-message-target-origin
parentPort?.postMessage(findFloods(workerData as readonly Told[]));
