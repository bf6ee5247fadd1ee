import { describe, expect, it } from "vitest";
import { contrast, readColor } from "../../app/domain/color";
import { isSafeLink } from "../../app/domain/link";

describe("links", () => {
  it.each(["/collections/all", "https://example.com/a?b=c#d", "http://example.com", "mailto:help@example.com", "tel:+15551234", "#top", "?page=2", "products/ql-claw"])("%s is safe", (link) => {
    expect(isSafeLink(link)).toBe(true);
  });

  it.each([
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    " javascript:alert(1)",
    "java\tscript:alert(1)",
    "java\nscript:alert(1)",
    "\u0001javascript:alert(1)",
    "data:text/html,<script>alert(1)</script>",
    "vbscript:x",
    "file:///etc/passwd",
    "blob:https://example.com/1",
    "https:\\\\example.com",
    "https://exa mple.com",
    "http://[",
  ])("%j is not", (link) => {
    expect(isSafeLink(link)).toBe(false);
  });
});

describe("colors", () => {
  it.each([
    ["#FFFFFF", "#ffffff"],
    [" #14213d ", "#14213d"],
    ["#fff", null],
    ["red", null],
    ["#12345g", null],
    ["#ffffff;background:url(x)", null],
  ])("%j is read as %j", (text, color) => {
    expect(readColor(text)).toBe(color);
  });

  // Reference values of the WCAG definition.
  it.each([
    ["#000000", "#ffffff", 21],
    ["#ffffff", "#ffffff", 1],
    ["#777777", "#ffffff", 4.47],
    ["#767676", "#ffffff", 4.54],
  ])("%s on %s has a contrast of %d", (first, second, ratio) => {
    expect(contrast(first, second)).toBe(ratio);
    expect(contrast(second, first)).toBe(ratio);
  });
});
