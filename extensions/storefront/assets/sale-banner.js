// @ts-check
/**
 * Sale banner: keeps current what Liquid printed of one window of the offer. Each part says from when until when it is
 * true; the sentence turns into "tonight" when that becomes true, the countdown moves, and at its end the offer is gone
 * (T3), also on a page that was cached before. What becomes untrue on an open page keeps its place, and what becomes
 * true soon has its place already, so that nothing moves.
 *
 * One timer serves every banner on the page. It sleeps until the next thing a shopper could see change: a second
 * while a countdown runs, otherwise a minute; not at all in a hidden tab or once everything is over.
 */
if (!customElements.get("buyline-sale-banner")) {
  const TAG = "buyline-sale-banner";

  /** A laptop that slept keeps a timer waiting for as long, and need not tell the page that it woke: look again after a minute. */
  const LONGEST_SLEEP = 60_000;

  /** Further from the print than this, a clock may be wrong; nearer, a cached page explains it. */
  const CREDIBLE = 600_000;

  /** @type {Set<{ refresh(): number }>} */
  const banners = new Set();

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  /** Milliseconds that the shopper's clock is behind the true time. */
  let behind = 0;

  /** Whether the server was asked what time it is: 1 while its answer is awaited, 2 from then on. */
  let asked = 0;

  const refreshAll = () => {
    clearTimeout(timer);
    let wait = LONGEST_SLEEP;
    for (const banner of banners) wait = Math.min(wait, banner.refresh());
    if (banners.size && !document.hidden) timer = setTimeout(refreshAll, wait);
  };

  /** The shop's own server says what time it is (T2), asked for this page without its query. Without an answer the shopper's clock is believed. */
  const askTheTime = async () => {
    asked = 1;
    try {
      const { headers } = await fetch("?", { method: "HEAD", cache: "no-store" });
      const late = Date.parse(/** @type {string} */ (headers.get("date"))) - Date.now();
      if (Math.abs(late) > CREDIBLE) behind = late;
    } catch {
      // Offline: the page shows what can be known.
    }
    asked = 2;
    refreshAll();
  };

  /**
   * The shopper's own choice, without an id (P1); where storage is closed it lasts for this page.
   * @param {"hidden" | "paused"} name
   * @param {string} [value] kept when given
   * @returns {string} what is kept
   */
  const choice = (name, value) => {
    const key = `${TAG}-${name}`;
    try {
      if (value) localStorage[key] = value;
      return localStorage[key] ?? "";
    } catch {
      return "";
    }
  };

  let paused = choice("paused") === "1";

  /**
   * Writes only what changed, so that nothing observes or lays out for nothing.
   * @param {Element | null} element
   * @param {string} [text]
   */
  const write = (element, text) => {
    if (element && text && element.textContent !== text) element.textContent = text;
  };

  /**
   * @param {HTMLElement} element
   * @param {string} name of a data attribute in UTC seconds
   * @returns {number} milliseconds; 0 when there is none
   */
  const instant = (element, name) => /** @type {any} */ (element.dataset[name]) * 1000 || 0;

  customElements.define(TAG, class extends HTMLElement {
    /** @type {AbortController | undefined} */
    #life;

    /** From the one to the other nothing changes but digits. */
    #looked = 0;
    #turn = 0;

    connectedCallback() {
      const { words, embed } = /** @type {Record<string, any>} */ (this.dataset);
      if ((embed ?? document.querySelector(`${TAG}[data-embed]`)) || choice("hidden").includes(words)) {
        this.hidden = true;
        return;
      }
      const life = (this.#life = new AbortController());
      this.addEventListener("click", this, life);
      addEventListener("pageshow", refreshAll, life);
      addEventListener("visibilitychange", refreshAll, life);
      // A laptop that slept beneath an open page.
      addEventListener("focus", refreshAll, life);

      // A clock cannot be earlier than the print.
      const since = Date.now() - instant(this, "printedAt");
      behind = Math.max(behind, -since);
      if (!asked && Math.abs(since) > CREDIBLE) askTheTime();
      banners.add(this);
      refreshAll();
    }

    disconnectedCallback() {
      this.#leave();
      refreshAll();
    }

    #leave() {
      this.#life?.abort();
      banners.delete(this);
    }

    /** @param {Event} event */
    handleEvent({ target }) {
      const button = /** @type {Element} */ (target).closest("button");
      const name = button?.name;
      if (name === "pause") {
        paused = !paused;
        choice("paused", `${+paused}`);
        refreshAll();
      } else if (name === "hide") {
        choice("hidden", `${this.dataset.words} ${choice("hidden")}`.slice(0, 99));
        this.hidden = true;
        this.disconnectedCallback();
      } else if (button) {
        navigator.clipboard?.writeText(button.value).then(() => write(button.nextElementSibling, button.dataset.done));
      }
    }

    /**
     * Shows what is true now.
     * @returns {number} milliseconds until something visible changes; Infinity when over
     */
    refresh() {
      const now = Date.now() + behind;
      let wait = this.#turn - now;
      if (now < this.#looked || wait <= 0) {
        wait = Infinity;
        /** @param {HTMLElement} element @param {string} name */
        const isPast = (element, name) => {
          const left = instant(element, name) - now;
          if (left > 0) wait = Math.min(wait, left);
          return left <= 0;
        };

        for (const part of [this, .../** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll("[data-until]"))]) {
          const isBegun = isPast(part, "from");
          const isTrue = !isPast(part, "until") && isBegun;
          part.style.visibility = isTrue ? "" : "hidden";
          if (isTrue) {
            part.hidden = false;
            delete part.dataset.soon;
          }
        }
        const day = isPast(this, "tonightFrom") ? "tonight" : isPast(this, "weekdayFrom") ? "weekday" : "";
        for (const time of this.querySelectorAll("time")) write(time, time.dataset[day]);
        if (isPast(this, "until") && asked !== 1) this.#leave();
        this.#looked = now;
        this.#turn = now + wait;
      }

      const left = instant(this, "endsAt") - now;
      const countdown = /** @type {HTMLElement | null} */ (this.querySelector('[role="timer"]'));
      if (!countdown || left <= 0) return wait;
      // Taken away, not frozen: frozen digits would be untrue a second later. Their place is kept.
      if (countdown.hidden !== paused) {
        countdown.hidden = paused;
        this.querySelector("[aria-pressed]")?.setAttribute("aria-pressed", `${paused}`);
      }
      if (paused) return wait;
      // Rounded up to the smallest unit: nothing is left only at the end.
      const step = instant(countdown, "step");
      let rest = Math.ceil(left / step) * step;
      for (const digits of /** @type {NodeListOf<HTMLElement>} */ (countdown.querySelectorAll("[data-seconds]"))) {
        const unit = instant(digits, "seconds");
        write(digits, `${Math.floor(rest / unit)}`.padStart(2, "0"));
        rest %= unit;
      }
      return Math.min(wait, left % step || step);
    }
  });
}
