import { DAY_MS, HOUR_MS, MINUTE_MS } from "./instant.ts";

function twoUnits(first: number, firstUnit: string, second: number, secondUnit: string): string {
  return second === 0 ? `${first} ${firstUnit}` : `${first} ${firstUnit} ${second} ${secondUnit}`;
}

/** How long somebody has waited: "74 min", "3 h 12 min", "2 d 5 h". Rounded down, so that no minute is claimed early. */
export function formatWait(seconds: number): string {
  const minutes = Math.max(0, Math.floor(seconds / 60));
  if (minutes < 120) return `${minutes} min`;
  if (minutes < 48 * 60) return twoUnits(Math.floor(minutes / 60), "h", minutes % 60, "min");
  const hours = Math.floor(minutes / 60);
  return twoUnits(Math.floor(hours / 24), "d", hours % 24, "h");
}

/** How old a record is: "40 min", "53 h", "3 d 2 h". Rounded down. */
export function formatAge(ms: number): string {
  const age = Math.max(0, ms);
  if (age < HOUR_MS) return `${Math.floor(age / MINUTE_MS)} min`;
  const hours = Math.floor(age / HOUR_MS);
  if (age < 3 * DAY_MS) return `${hours} h`;
  return twoUnits(Math.floor(hours / 24), "d", hours % 24, "h");
}

/** "1 day", "47 days". */
export function formatDays(days: number): string {
  return days === 1 ? "1 day" : `${days} days`;
}
