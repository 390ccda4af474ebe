import { expect, test } from "vitest";
import { parseSupabaseUrl } from "./base-url.ts";

const production = { privateHosts: [], loopback: false };

test.each(["https://abc.supabase.co", "https://abc.supabase.co/", "https://abc.supabase.co/rest/v1/"])(
  "takes %s as the project",
  (text) => {
    expect(parseSupabaseUrl(text, production)).toEqual({ ok: true, value: "https://abc.supabase.co" });
  },
);

test.each(["abc.supabase.co", "http://abc.supabase.co", "https://10.0.0.8", "http://127.0.0.1:54321"])(
  "refuses %s with a sentence",
  (text) => {
    expect(parseSupabaseUrl(text, production)).toEqual({
      ok: false,
      error: expect.stringMatching(/.{20,}\.$/),
    });
  },
);
