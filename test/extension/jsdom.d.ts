/** What these tests use of jsdom; its types are a package of their own that the project does not otherwise need. */
declare module "jsdom" {
  export class JSDOM {
    static fragment(html: string): DocumentFragment;
    constructor(html: string, options?: { runScripts?: "dangerously" | "outside-only"; pretendToBeVisual?: boolean; url?: string; beforeParse?: (window: Window & typeof globalThis) => void });
    readonly window: Window & typeof globalThis;
  }
}
