// @ts-check
"use strict";

/**
 * Sale banner: keeps current what Liquid printed. The sentence turns into "tonight" when that becomes true, the
 * countdown moves, and at its end the banner is gone (T3), also on a page that was cached before.
 *
 * One timer serves every banner on the page. It sleeps until the next thing a shopper could see change: a second
 * while a countdown runs, otherwise hours; not at all in a hidden tab or once everything is over.
 */
if (!customElements.get("buyline-sale-banner")) {
  const PAUSED = "buyline-sale-banner-paused";

  /** A long sleep drifts, and a laptop that slept with it wakes up late: look again after an hour. */
  const LONGEST_SLEEP = 3_600_000;

  /** @type {Set<SaleBanner>} */
  const banners = new Set();

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  let paused = readPaused();

  function refreshAll() {
    clearTimeout(timer);
    let wait = Infinity;
    for (const banner of banners) wait = Math.min(wait, banner.refresh());
    if (wait < Infinity && !document.hidden) timer = setTimeout(refreshAll, Math.min(wait, LONGEST_SLEEP));
  }

  /** The shopper's own choice, without an id (P1); where storage is closed it lasts for this page. */
  function readPaused() {
    try {
      return localStorage.getItem(PAUSED) === "1";
    } catch {
      return false;
    }
  }

  function togglePaused() {
    paused = !paused;
    try {
      if (paused) localStorage.setItem(PAUSED, "1");
      else localStorage.removeItem(PAUSED);
    } catch {
      // Storage is closed: the choice holds until the page is left.
    }
    refreshAll();
  }

  /**
   * Writes only what changed, so that nothing observes or lays out for nothing.
   * @param {Element} element
   * @param {string} text
   */
  function write(element, text) {
    if (element.textContent !== text) element.textContent = text;
  }

  class SaleBanner extends HTMLElement {
    #life = new AbortController();

    /** Milliseconds by which the shopper's clock is known to be slow: it cannot be earlier than the print. */
    #slow = 0;

    connectedCallback() {
      const embed = this.hasAttribute("data-embed") ? null : document.querySelector("buyline-sale-banner[data-embed]");
      if (embed) {
        this.hidden = true;
        return;
      }
      this.#life = new AbortController();
      const { signal } = this.#life;
      this.#slow = Math.max(0, this.#instant("printedAt") - Date.now());
      this.querySelector("button")?.addEventListener("click", togglePaused, { signal });
      window.addEventListener("pageshow", refreshAll, { signal });
      document.addEventListener("visibilitychange", refreshAll, { signal });
      banners.add(this);
      refreshAll();
    }

    disconnectedCallback() {
      this.#life.abort();
      banners.delete(this);
      refreshAll();
    }

    /**
     * Shows what is true now.
     * @returns {number} milliseconds until something visible changes; Infinity when over
     */
    refresh() {
      const now = Date.now() + this.#slow;
      const endsAt = this.#instant("endsAt");
      if (!(endsAt > now)) {
        this.hidden = true;
        this.#life.abort();
        banners.delete(this);
        return Infinity;
      }

      const tonightFrom = this.#instant("tonightFrom");
      const weekdayFrom = this.#instant("weekdayFrom");
      const sentence = now >= tonightFrom ? this.dataset.tonight : now >= weekdayFrom ? this.dataset.weekday : undefined;
      const time = this.querySelector("time");
      if (time && sentence) write(time, sentence);

      const changes = [weekdayFrom, tonightFrom, endsAt].filter((instant) => instant > now);
      return Math.min(...changes.map((instant) => instant - now), this.#refreshCountdown(endsAt - now));
    }

    /**
     * A paused countdown is taken away, not frozen: frozen digits would be untrue a second later. Its place is kept.
     * @param {number} left milliseconds
     * @returns {number} milliseconds until its next second; Infinity when there is none
     */
    #refreshCountdown(left) {
      const countdown = /** @type {HTMLElement | null} */ (this.querySelector('[role="timer"]'));
      if (!countdown) return Infinity;
      countdown.hidden = paused;
      this.querySelector("button")?.setAttribute("aria-pressed", String(paused));
      if (!paused) {
        let seconds = Math.ceil(left / 1000);
        for (const digits of /** @type {NodeListOf<HTMLElement>} */ (countdown.querySelectorAll("[data-seconds]"))) {
          const unit = Number(digits.dataset.seconds);
          write(digits, String(Math.floor(seconds / unit)).padStart(2, "0"));
          seconds %= unit;
        }
      }
      // Printed unseen, because without this script it would stand still.
      countdown.parentElement?.style.removeProperty("visibility");
      return paused ? Infinity : left % 1000 || 1000;
    }

    /**
     * @param {string} name of a data attribute in UTC seconds
     * @returns {number} milliseconds
     */
    #instant(name) {
      return Number(this.dataset[name]) * 1000;
    }
  }

  customElements.define("buyline-sale-banner", SaleBanner);
}
