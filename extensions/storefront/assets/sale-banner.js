// @ts-check
"use strict";

/**
 * Sale banner: keeps current what Liquid printed. Each part says from when until when it is true; the sentence turns
 * into "tonight" when that becomes true, the countdown moves, and at its end the offer is gone (T3), also on a page
 * that was cached before. What becomes untrue on an open page keeps its place, so that nothing moves.
 *
 * One timer serves every banner on the page. It sleeps until the next thing a shopper could see change: a second
 * while a countdown runs, otherwise hours; not at all in a hidden tab or once everything is over.
 */
if (!customElements.get("buyline-sale-banner")) {
  const TAG = "buyline-sale-banner";
  const PAUSED = `${TAG}-paused`;
  const HIDDEN = `${TAG}-hidden`;

  /** A long sleep drifts, and a laptop that slept with it wakes up late: look again after an hour. */
  const LONGEST_SLEEP = 3_600_000;

  /** Further from the print than this, a clock may be wrong; nearer, a cached page explains it. */
  const CREDIBLE = 600_000;

  /** @type {Set<SaleBanner>} */
  const banners = new Set();

  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;

  /** Milliseconds that the shopper's clock is behind the true time. */
  let behind = 0;

  /** Whether the server was asked what time it is: 1 while its answer is awaited, 2 from then on. */
  let asked = 0;

  let paused = choice(PAUSED) === "1";

  function refreshAll() {
    clearTimeout(timer);
    let wait = Infinity;
    for (const banner of banners) wait = Math.min(wait, banner.refresh());
    if (wait < Infinity && !document.hidden) timer = setTimeout(refreshAll, Math.min(wait, LONGEST_SLEEP));
  }

  /** The shop's own server says what time it is (T2). Without an answer the shopper's clock is believed. */
  async function askTheTime() {
    asked = 1;
    try {
      const { headers } = await fetch(location.pathname, { method: "HEAD", cache: "no-store" });
      const late = Date.parse(headers.get("date") ?? "") - Date.now();
      if (Math.abs(late) > CREDIBLE) behind = late;
    } catch {
      // Offline: the page shows what can be known.
    }
    asked = 2;
    refreshAll();
  }

  /**
   * The shopper's own choice, without an id (P1); where storage is closed it lasts for this page.
   * @param {string} key
   * @param {string} [value] kept when given
   * @returns {string} what is kept
   */
  function choice(key, value) {
    try {
      if (value !== undefined) localStorage.setItem(key, value);
      return localStorage.getItem(key) ?? "";
    } catch {
      return "";
    }
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

    connectedCallback() {
      const { words = "", embed } = this.dataset;
      if ((embed === undefined && document.querySelector(`${TAG}[data-embed]`)) || choice(HIDDEN).includes(words)) {
        this.hidden = true;
        return;
      }
      this.#life = new AbortController();
      const { signal } = this.#life;
      this.addEventListener("click", this, { signal });
      window.addEventListener("pageshow", refreshAll, { signal });
      document.addEventListener("visibilitychange", refreshAll, { signal });

      // A clock cannot be earlier than the print.
      const since = Date.now() - seconds(this, "printedAt");
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
      this.#life.abort();
      banners.delete(this);
    }

    /** @param {Event} event */
    handleEvent(event) {
      const button = /** @type {Element} */ (event.target).closest("button");
      if (button?.name === "pause") {
        paused = !paused;
        choice(PAUSED, paused ? "1" : "0");
        refreshAll();
      } else if (button?.name === "hide") {
        choice(HIDDEN, `${this.dataset.words} ${choice(HIDDEN)}`.slice(0, 99));
        this.hidden = true;
        this.#leave();
        refreshAll();
      } else if (button?.name === "copy") {
        navigator.clipboard?.writeText(button.value).then(() => {
          if (button.nextElementSibling) write(button.nextElementSibling, button.dataset.done ?? "");
        });
      }
    }

    /**
     * Shows what is true now.
     * @returns {number} milliseconds until something visible changes; Infinity when over
     */
    refresh() {
      const now = Date.now() + behind;
      const instants = ["tonightFrom", "weekdayFrom"].map((name) => seconds(this, name));
      for (const part of [this, .../** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll("[data-until]"))]) {
        const [from, until] = [seconds(part, "from"), seconds(part, "until")];
        if (from <= now && now < until) {
          part.hidden = false;
          part.style.visibility = "";
        } else if (!part.hidden) part.style.visibility = "hidden";
        instants.push(from, until);
      }
      if (seconds(this, "until") <= now) {
        if (asked !== 1) this.#leave();
        return Infinity;
      }

      const [tonightFrom = 0, weekdayFrom = 0] = instants;
      for (const time of this.querySelectorAll("time")) {
        const { tonight, weekday } = time.dataset;
        const sentence = now >= tonightFrom ? tonight : now >= weekdayFrom && weekday;
        if (sentence) write(time, sentence);
      }
      const changes = instants.filter((instant) => instant > now).map((instant) => instant - now);
      return Math.min(...changes, this.#refreshCountdown(seconds(this, "endsAt") - now));
    }

    /**
     * A paused countdown is taken away, not frozen: frozen digits would be untrue a second later. Its place is kept.
     * @param {number} left milliseconds
     * @returns {number} milliseconds until its next change; Infinity when there is none
     */
    #refreshCountdown(left) {
      const countdown = /** @type {HTMLElement | null} */ (this.querySelector('[role="timer"]'));
      if (!countdown || left <= 0) return Infinity;
      countdown.hidden = paused;
      this.querySelector("[aria-pressed]")?.setAttribute("aria-pressed", String(paused));
      if (paused) return Infinity;
      // Rounded up to the smallest unit: nothing is left only at the end.
      const step = seconds(countdown, "step");
      let rest = Math.ceil(left / step) * step;
      for (const digits of /** @type {NodeListOf<HTMLElement>} */ (countdown.querySelectorAll("[data-seconds]"))) {
        const unit = seconds(digits, "seconds");
        write(digits, String(Math.floor(rest / unit)).padStart(2, "0"));
        rest %= unit;
      }
      return left % step || step;
    }
  }

  /**
   * @param {HTMLElement} element
   * @param {string} name of a data attribute in UTC seconds
   * @returns {number} milliseconds; 0 when there is none
   */
  function seconds(element, name) {
    return Number(element.dataset[name] ?? 0) * 1000;
  }

  customElements.define(TAG, SaleBanner);
}
