import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** A process for good: ids are reused, an id together with its start time is not. */
export interface ProcessIdentity {
  readonly pid: number;
  /** Opaque: clock ticks since boot and the boot's id on Linux, a date elsewhere. */
  readonly startedAt: string;
}

export function identifyProcess(pid: number): ProcessIdentity | null {
  const startedAt = readStartTime(pid);
  return startedAt === null ? null : { pid, startedAt };
}

export function isSameProcess(identity: ProcessIdentity): boolean {
  return readStartTime(identity.pid) === identity.startedAt;
}

function readStartTime(pid: number): string | null {
  return process.platform === "linux" ? readLinuxStartTime(pid) : readStartDate(pid);
}

function readLinuxStartTime(pid: number): string | null {
  const stat = readTextOrNull(`/proc/${pid}/stat`);
  if (stat === null) return null;
  // The command in parentheses may hold spaces and parentheses itself: fields count from its end.
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const [state, startTicks] = [fields[0], fields[19]];
  if (state === "Z" || startTicks === undefined) return null;
  const bootId = readTextOrNull("/proc/sys/kernel/random/boot_id")?.trim() ?? "";
  return `${bootId}:${startTicks}`;
}

function readStartDate(pid: number): string | null {
  try {
    return execFileSync("ps", ["-o", "lstart=", "-p", String(pid)], { encoding: "utf8" }).trim() || null;
  } catch {
    return null; // ps exits with 1 when there is no such process
  }
}

export function readTextOrNull(path: string): string | null {
  try {
    return readFileSync(path, "utf8");
  } catch {
    return null; // no such file, or the process ended between two looks
  }
}
