export { SAMPLE_CHANNEL, sampleArrival } from "./sample-arrival.ts";
export { sampleStaff } from "./sample-staff.ts";
export { testDatabase, type TestDatabase } from "./test-database.ts";
export { startTestServer, type TestServer } from "./test-server.ts";
export { TEST_KEYRING, testStore, type TestStore, type TestStoreOptions } from "./test-store.ts";
