import { startServer } from "../embedded/start-server.ts";

// An ordinary user's gateway: says where its server is, and stops it when told to.
const server = await startServer(process.env["DATA"] ?? "", () => {}, ["fsync = off"]);
process.send?.(server.connection);
process.once("message", () => void server.stop().then(() => process.disconnect()));
