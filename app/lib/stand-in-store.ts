/**
 * Where a stand-in keeps its world: JSON documents by kind and key.
 * A transaction is serialised per world, so a stand-in behaves the same in one process and in several.
 */
export interface StandInStore {
  get(kind: string, key: string): Promise<unknown>;
  put(kind: string, key: string, doc: unknown): Promise<void>;
  list(kind: string): Promise<{ key: string; doc: unknown }[]>;
  /** The next number of a rising sequence; the first is 1. */
  nextId(name: string): Promise<number>;
  transaction<T>(work: (store: StandInStore) => Promise<T>): Promise<T>;
}
