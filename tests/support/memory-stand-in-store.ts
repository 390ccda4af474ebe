import type { StandInStore } from "../../app/lib/stand-in-store.ts";

interface World {
  documents: Map<string, Map<string, string>>;
  sequences: Map<string, number>;
}

/** A stand-in's world in this process: JSON in and out, one transaction at a time, undone when it throws. */
export function createMemoryStandInStore(): StandInStore {
  let world: World = { documents: new Map(), sequences: new Map() };
  let queue: Promise<unknown> = Promise.resolve();

  const direct: StandInStore = {
    async get(kind, key) {
      const json = world.documents.get(kind)?.get(key);
      return json === undefined ? null : JSON.parse(json);
    },
    async put(kind, key, doc) {
      const documents = world.documents.get(kind) ?? new Map<string, string>();
      documents.set(key, JSON.stringify(doc));
      world.documents.set(kind, documents);
    },
    async list(kind) {
      return [...(world.documents.get(kind) ?? [])].map(([key, json]) => ({ key, doc: JSON.parse(json) }));
    },
    async nextId(name) {
      const id = (world.sequences.get(name) ?? 0) + 1;
      world.sequences.set(name, id);
      return id;
    },
    transaction: (work) => work(direct),
  };

  async function undoable<T>(work: (store: StandInStore) => Promise<T>): Promise<T> {
    const before = copy(world);
    try {
      return await work(direct);
    } catch (cause) {
      world = before;
      throw cause;
    }
  }

  function transaction<T>(work: (store: StandInStore) => Promise<T>): Promise<T> {
    const result = queue.then(() => undoable(work));
    queue = result.catch(() => undefined);
    return result;
  }

  return { ...direct, transaction };
}

function copy(world: World): World {
  const documents = new Map([...world.documents].map(([kind, byKey]) => [kind, new Map(byKey)]));
  return { documents, sequences: new Map(world.sequences) };
}
