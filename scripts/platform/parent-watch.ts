import { spawn } from "node:child_process";

/**
 * Runs a shell command as soon as this process is gone, however it went: SIGKILL leaves no other chance.
 * Returns the way to call it off.
 */
export function onDeathOfThisProcess(command: string, args: readonly string[]): () => void {
  // The pipe's other end closes with this process, and `cat` ends.
  const watcher = spawn("sh", ["-c", `cat >/dev/null; ${command}`, "sh", ...args], {
    stdio: ["pipe", "ignore", "ignore"],
    detached: true,
  });
  watcher.unref();
  // The pipe itself must not keep this process alive either.
  if (watcher.stdin !== null && "unref" in watcher.stdin && typeof watcher.stdin.unref === "function") {
    watcher.stdin.unref();
  }
  return () => {
    watcher.kill("SIGKILL");
  };
}
