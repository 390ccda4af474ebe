import { linkSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { z } from "zod";
import { identifyProcess, isSameProcess, readTextOrNull, type ProcessIdentity } from "./process-identity.ts";

const lockSchema = z.object({ pid: z.number().int(), startedAt: z.string() });

/** The data directory belongs to a process that is alive. Nothing was changed. */
export class DataDirectoryInUseError extends Error {
  override readonly name = "DataDirectoryInUseError";
  readonly retryable = false;
  readonly owner: ProcessIdentity;

  constructor(path: string, owner: ProcessIdentity) {
    super(
      `${dirname(path)} is in use by process ${owner.pid}, which is still running. ` +
        `Use that one, stop it, or choose another data directory.`,
    );
    this.owner = owner;
  }
}

export interface DataLock {
  release(): void;
}

/**
 * Takes the lock file for this process; a lock left by a process that is gone is replaced.
 * Errors: DataDirectoryInUseError.
 */
export function acquireDataLock(path: string): DataLock {
  const own = identifyProcess(process.pid);
  if (own === null) throw new Error("this process cannot read its own start time");
  mkdirSync(dirname(path), { recursive: true });
  const draft = `${path}.${process.pid}`;
  writeFileSync(draft, JSON.stringify(own));
  try {
    if (!linkIfAbsent(draft, path)) {
      removeStaleLock(path);
      if (!linkIfAbsent(draft, path)) throw new DataDirectoryInUseError(path, readOwner(path) ?? own);
    }
  } finally {
    rmSync(draft, { force: true });
  }
  return { release: () => releaseIfOwn(path, own) };
}

/** The living process that holds the lock, if there is one. */
export function findLockOwner(path: string): ProcessIdentity | null {
  const owner = readOwner(path);
  return owner !== null && isSameProcess(owner) ? owner : null;
}

function readOwner(path: string): ProcessIdentity | null {
  const text = readTextOrNull(path);
  if (text === null) return null;
  try {
    return lockSchema.parse(JSON.parse(text));
  } catch {
    return null; // not ours, or cut short: nobody holds such a lock
  }
}

function removeStaleLock(path: string): void {
  const owner = findLockOwner(path);
  if (owner !== null) throw new DataDirectoryInUseError(path, owner);
  const aside = `${path}.stale.${process.pid}`;
  if (!renameIfPresent(path, aside)) return;
  // Two starts may find the same stale lock; the later rename could catch the earlier one's new lock.
  const moved = findLockOwner(aside);
  if (moved !== null) {
    linkIfAbsent(aside, path);
    rmSync(aside, { force: true });
    throw new DataDirectoryInUseError(path, moved);
  }
  rmSync(aside, { force: true });
}

function releaseIfOwn(path: string, own: ProcessIdentity): void {
  const owner = readOwner(path);
  if (owner?.pid === own.pid && owner.startedAt === own.startedAt) rmSync(path, { force: true });
}

function renameIfPresent(source: string, target: string): boolean {
  try {
    renameSync(source, target);
    return true;
  } catch (error) {
    if (hasCode(error, "ENOENT")) return false;
    throw error;
  }
}

/** A link appears with its whole content or not at all, so no reader sees half a lock. */
function linkIfAbsent(source: string, target: string): boolean {
  try {
    linkSync(source, target);
    return true;
  } catch (error) {
    if (hasCode(error, "EEXIST")) return false;
    throw error;
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
