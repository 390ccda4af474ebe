import { execFileSync, spawnSync } from "node:child_process";
import { chmodSync, chownSync, mkdirSync, statSync } from "node:fs";

/** The account PostgreSQL runs under: it refuses root. `null` is the one this process has already. */
export type PostgresAccount = { readonly uid: number; readonly gid: number } | null;

const ACCOUNT_NAME = "postgres";

export function findPostgresAccount(): PostgresAccount {
  if (process.getuid?.() !== 0) return null;
  const known = lookUpAccount();
  if (known !== null) return known;
  execFileSync("useradd", ["--system", "--user-group", "--no-create-home", ACCOUNT_NAME]);
  const created = lookUpAccount();
  if (created === null) throw new Error(`the account ${ACCOUNT_NAME} could not be created`);
  return created;
}

function lookUpAccount(): PostgresAccount {
  const ids = ["-u", "-g"].map((flag) => {
    const { status, stdout } = spawnSync("id", [flag, ACCOUNT_NAME], { encoding: "utf8" });
    return status === 0 ? Number(stdout) : null;
  });
  const [uid, gid] = ids;
  return typeof uid === "number" && typeof gid === "number" ? { uid, gid } : null;
}

/** Makes a directory that only that account can read. */
export function makeOwnedDirectory(path: string, account: PostgresAccount): void {
  mkdirSync(path, { recursive: true, mode: 0o700 });
  if (account !== null) chownSync(path, account.uid, account.gid);
}

/** Lets that account through our own data directory, which mkdtemp makes private; what lies in it has its own modes. */
export function allowTraversal(path: string, account: PostgresAccount): void {
  if (account !== null) chmodSync(path, statSync(path).mode | 0o011);
}

/** Errors: a sentence, when the account cannot get through to the programs or the data (a clone under /root). */
export function assertReachable(paths: readonly string[], account: PostgresAccount): void {
  if (account === null) return;
  const closed = paths.find((path) => spawnSync("test", ["-x", path], { ...account, cwd: "/" }).status !== 0);
  if (closed === undefined) return;
  throw new Error(
    `PostgreSQL does not run as root; it runs as the account "${ACCOUNT_NAME}", which cannot enter ${closed}. ` +
      "Move the project out of a private directory such as /root (to /srv, /opt or /tmp), " +
      "start it as an ordinary user, or name a database in DATABASE_URL.",
  );
}
