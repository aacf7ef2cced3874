export { testDatabase, type TestDatabase } from "./test-database.ts";
export { testStore, type TestStore, type TestStoreOptions } from "./test-store.ts";
