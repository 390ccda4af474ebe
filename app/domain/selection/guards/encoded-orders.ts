const blob = /[A-Za-z0-9+/]{16,}={0,2}/g;
const printable = /^[\x20-\x7e\n\r\t]+$/;
const longest = 4096;

/** Text hidden in Base64, decoded; empty where there is none. Only whole, printable blobs count. */
export function decodedBlobs(original: string): readonly string[] {
  return (original.match(blob) ?? [])
    .filter((each) => each.length % 4 === 0 && each.length <= longest)
    .map((each) => atob(each))
    .filter((each) => printable.test(each) && each.includes(" "));
}
