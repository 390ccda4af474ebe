import { expect, test } from "vitest";
import { canonicalLink, findEmails, findLinks, hostOf, isAllowedHost } from "./links.ts";

test.each([
  ["see https://a.example/x?y=1.", ["https://a.example/x?y=1"]],
  ["(http://evil.tld)", ["http://evil.tld"]],
  ["www.ups.com/track, please", ["www.ups.com/track"]],
  ["evil.com:8080/x", ["evil.com:8080/x"]],
  ["EVIL.COM", ["EVIL.COM"]],
  ["ftp://a.example", ["ftp://a.example"]],
  ["mailto:a@b.example", ["mailto:a@b.example"]],
  ["data:text/html,x", ["data:text/html,x"]],
  ["xn--e1afmkfd.com", ["xn--e1afmkfd.com"]],
  ["пример.com", ["пример.com"]],
  ["10.0.0.1", ["10.0.0.1"]],
  ["the end.Please", []],
  ["v1.2.3", []],
  ["a.rivera@example.com", []],
  ["john.co@example.com", []],
  ["e.g. this", []],
])("%s has links %j", (text, links) => {
  expect(findLinks(text).map((link) => link.value)).toEqual(links);
});

test.each([
  ["https://WWW.UPS.com/x", "www.ups.com"],
  ["www.ups.com", "www.ups.com"],
  ["evil.com:8080/x", "evil.com"],
  ["https://ups.com@evil.tld", null],
  ["https://ups.com:x@evil.tld", null],
  ["javascript:alert(1)", null],
  ["mailto:a@ups.com", null],
  ["ftp://ups.com", null],
  ["https://", null],
  ["https://ups.com\\@evil.tld", "ups.com"],
  ["https://ups。com", "ups.com"],
])("the host of %s is %s", (link, host) => {
  expect(hostOf(link)).toBe(host);
});

test.each([
  ["ups.com", true],
  ["www.ups.com", true],
  ["evilups.com", false],
  ["ups.com.evil.tld", false],
  ["com", false],
])("%s is allowed where ups.com is: %s", (host, allowed) => {
  expect(isAllowedHost(host, ["UPS.com"])).toBe(allowed);
});

test("two spellings of one link are one link; another path or scheme is another", () => {
  expect(canonicalLink("https://UPS.com/Track/")).toBe("ups.com/Track");
  expect(canonicalLink("ups.com/Track")).toBe("ups.com/Track");
  expect(canonicalLink("https://UPS.com")).toBe("ups.com");
  expect(canonicalLink("ups.com/track")).not.toBe("ups.com/Track");
  expect(canonicalLink("http://ups.com/Track")).not.toBe("ups.com/Track");
});

test("addresses are found in any case", () => {
  expect(findEmails("Write A.Rivera+x@Mail.Example.com, or b@c").map((email) => email.value)).toEqual([
    "a.rivera+x@mail.example.com",
  ]);
});
