// @ts-check
"use strict";

/**
 * The buy form of a product card: adds to the cart without leaving the page and lets the theme's cart show it, as Dawn
 * does, as Horizon does, or by its links to the cart. Where adding failed, the browser posts the form. The card's price
 * becomes the chosen one's.
 */
if (!customElements.get("buyline-product-form")) {
  /** @typedef {HTMLElement & { getSectionsToRender(): { id: string }[], renderContents(added: object): void, setActiveElement?(element: Element | null): void }} Drawer */
  /** @typedef {Record<string, string | null>} Sections */
  /** @typedef {{ key: string, variant_id: number, quantity: number, final_line_price: number }} Line */
  /** @typedef {{ token: string, item_count: number, total_price: number, currency: string, items: Line[], discount_codes?: object[] }} Cart */

  const SECTION = "shopify-section-";
  const LINK = 'a[href$="/cart"]';
  const PATIENCE_MILLISECONDS = 15_000;

  /** Shopify renders no more. */
  const MOST_SECTIONS = 5;

  /** Dawn's drawer or notification */
  function findDrawer() {
    const found = /** @type {Drawer | null} */ (document.querySelector("cart-notification, cart-drawer"));
    return found && "renderContents" in found ? found : undefined;
  }

  function sectionsOfCart() {
    const shown = document.querySelectorAll(`cart-items-component, [id^="${SECTION}"][id*="header"] ${LINK}`);
    const ids = findDrawer()?.getSectionsToRender().map(({ id }) => id) ?? [...shown].map((element) => element.closest(`[id^="${SECTION}"]`)?.id.slice(SECTION.length) ?? "");
    return [...new Set(ids)].slice(0, MOST_SECTIONS).join();
  }

  /**
   * An open menu or search stays as it is.
   * @param {Sections} sections
   */
  function refreshLinks(sections) {
    for (const [id, html] of Object.entries(sections)) {
      const old = document.getElementById(SECTION + id)?.querySelectorAll(LINK);
      const fresh = new DOMParser().parseFromString(html ?? "", "text/html").querySelectorAll(LINK);
      if (old?.length !== fresh.length) continue;
      old.forEach((link, index) => {
        const label = fresh[index]?.getAttribute("aria-label");
        if (label) link.setAttribute("aria-label", label);
        link.replaceChildren(...(fresh[index]?.childNodes ?? []));
      });
    }
  }

  /**
   * Shopify's standard event, sent when the line is in the cart already.
   * @param {Element} target
   * @param {Cart} cart
   * @param {Line} line
   * @param {Sections} sections
   */
  function tellTheme(target, { items, ...cart }, line, sections) {
    /** @param {number} cents */
    const cost = (cents) => ({ totalAmount: { amount: (cents / 100).toFixed(2), currencyCode: cart.currency } });
    const lines = items.map(({ key, quantity, final_line_price: cents }) => ({ id: key, quantity, cost: cost(cents) }));
    const after = { id: cart.token, totalQuantity: cart.item_count, cost: cost(cart.total_price), lines, discountCodes: cart.discount_codes };
    const event = {
      action: "add",
      context: "product",
      lines: [{ merchandiseId: `gid://shopify/ProductVariant/${line.variant_id}`, quantity: line.quantity }],
      promise: Promise.resolve({ cart: after, detail: { sections, items, itemCount: cart.item_count, didError: false } }),
    };
    target.dispatchEvent(Object.assign(new Event("shopify:cart:lines-update", { bubbles: true }), event));
  }

  /**
   * @param {HTMLFormElement} form
   * @param {AbortSignal} signal
   * @returns {Promise<Cart>}
   */
  const cartOf = async (form, signal) => (await fetch(`${form.action.slice(0, -"/add".length)}.js`, { signal })).json();

  /**
   * @param {HTMLFormElement} form
   * @param {AbortSignal} signal
   */
  const piecesOf = async (form, signal) => (await cartOf(form, signal)).items.reduce((sum, { variant_id: id, quantity }) => (String(id) === new FormData(form).get("id") ? sum + quantity : sum), 0);

  class ProductForm extends HTMLElement {
    #life = new AbortController();
    #busy = false;

    /** The price as it was printed. @type {Node[] | undefined} */
    #printed;

    connectedCallback() {
      this.#life = new AbortController();
      const { signal } = this.#life;
      this.addEventListener("submit", (event) => void this.#submit(event, signal), { signal });
      this.addEventListener("change", () => this.#showPrice(), { signal });
      window.addEventListener("pageshow", ({ persisted }) => {
        // A page from the browser's cache waits for nothing any more.
        if (persisted) this.#rest();
        // Going back, a browser chooses again what was chosen; as printed, nothing changes.
        if ([...this.querySelectorAll("select")].some((select) => select.selectedOptions[0] !== (select.querySelector("[selected]") ?? select.options[0]))) this.#showPrice();
      }, { signal });
    }

    disconnectedCallback() {
      this.#life.abort();
      this.#rest();
    }

    /** A former price and the price of a measure belong to the one that was printed. */
    #showPrice() {
      const [plans, variants] = ["selling_plan", "id"].map((name) => /** @type {HTMLSelectElement | null} */ (this.querySelector(`select[name="${name}"]`)));
      const plan = plans?.selectedOptions[0];
      const variant = variants?.selectedOptions[0];
      /** @param {HTMLOptionElement} [option] */
      const byPlan = (option) => (option?.disabled ? undefined : option?.dataset[`plan-${plan?.value}`]);
      for (const option of variants?.options ?? []) {
        const text = (option.dataset.text ??= option.text);
        option.text = byPlan(option) ? `${text.slice(0, text.lastIndexOf("–"))}– ${byPlan(option)}` : text;
      }
      const price = byPlan(variant) ?? plan?.dataset.price ?? variant?.dataset.price;
      const card = this.closest(".buyline-product-card");
      const amount = card?.querySelector(".buyline-product-card__amount");
      this.#printed ??= [...(amount?.childNodes ?? [])];
      amount?.replaceChildren(...(price ? [price] : this.#printed));
      card?.querySelectorAll(".buyline-product-card__price > :not(.buyline-product-card__amount), .buyline-product-card__unit-price").forEach((element) => element.toggleAttribute("hidden", Boolean(price)));
    }

    /**
     * @param {SubmitEvent} event
     * @param {AbortSignal} signal
     */
    async #submit(event, signal) {
      const form = event.target;
      if (event.defaultPrevented || !(form instanceof HTMLFormElement)) return;
      event.preventDefault();
      if (this.#busy) return;
      this.#busy = true;
      // Said at once: what the shopper's own press makes grow is no layout shift.
      this.#say(this.dataset.adding);
      const cart = form.action.slice(0, -"/add".length);
      const before = await piecesOf(form, signal).catch(() => Infinity);
      try {
        const refusal = await this.#add(form, signal);
        this.#rest(refusal || this.dataset.added, refusal ? "" : cart);
      } catch {
        // Its answer was lost: it must not be added once more.
        const after = await piecesOf(form, signal).catch(() => 0);
        if (signal.aborted) return;
        if (after > before) location.assign(cart);
        else form.submit();
      }
    }

    /**
     * @param {HTMLFormElement} form
     * @param {AbortSignal} signal
     * @returns {Promise<string>} why Shopify refuses; "" when the line is in the cart
     * @throws when it is not sure that Shopify has added or refused
     */
    async #add(form, signal) {
      const body = new FormData(form);
      const quantity = Number(body.get("quantity"));
      const sections = sectionsOfCart();
      if (sections) body.set("sections", sections);
      const drawer = findDrawer();
      drawer?.setActiveElement?.(document.activeElement);
      const response = await fetch(`${form.action}.js`, { method: "POST", body, signal: AbortSignal.any?.([signal, AbortSignal.timeout(PATIENCE_MILLISECONDS)]) ?? signal, headers: { accept: "application/json" } });
      const answer = await response.json();
      if (response.ok && answer.variant_id) {
        try {
          if (drawer) {
            drawer.renderContents(answer);
            drawer.classList.remove("is-empty");
          } else {
            // Horizon's icon counts by itself.
            if (!document.querySelector("cart-icon")) refreshLinks(answer.sections ?? {});
            tellTheme(this, await cartOf(form, signal), { ...answer, quantity }, answer.sections);
          }
        } catch {
          // It is in the cart, whatever the theme makes of that.
        }
        return "";
      }
      const refusal = [answer.description, answer.message].find((text) => text && typeof text === "string");
      if (response.status < 400 || response.status >= 500 || !refusal) throw new Error(String(response.status));
      return refusal;
    }

    /**
     * @param {string} [text]
     * @param {string} [cart]
     */
    #rest(text, cart) {
      this.#busy = false;
      this.#say(text, cart);
    }

    /**
     * Announced politely (W6).
     * @param {string} [text]
     * @param {string} [cart] the address where the cart can be seen
     */
    #say(text = "", cart) {
      const status = this.querySelector('[role="status"]');
      status?.replaceChildren(text);
      if (!cart) return;
      const link = document.createElement("a");
      link.className = "buyline-product-card__view-cart";
      link.href = cart;
      link.textContent = this.dataset.viewCart ?? "";
      status?.append(" ", link);
    }
  }

  customElements.define("buyline-product-form", ProductForm);
}
