// @ts-check
"use strict";

/**
 * The buy form of a product card: adds to the cart without leaving the page and lets the theme's cart show it. The form
 * works without this; wherever it is not sure what became of an addition, the browser posts the form.
 *
 * Three kinds of theme: like Dawn (an element that asks for sections and renders them), like Horizon (it listens to
 * Shopify's standard event), and any other, whose cart links in the header get their new contents.
 */
if (!customElements.get("buyline-product-form")) {
  /** @typedef {HTMLElement & { getSectionsToRender(): { id: string }[], renderContents(added: object): void, setActiveElement?(element: Element | null): void }} Drawer */
  /** @typedef {Record<string, string | null>} Sections */
  /** @typedef {{ key: string, variant_id: number, quantity: number, final_line_price: number }} Line */
  /** @typedef {{ token: string, item_count: number, total_price: number, currency: string, items: Line[], discount_codes?: object[] }} Cart */

  const SECTION = "shopify-section-";
  const LINK = 'a[href$="/cart"]';

  /** Shopify refuses to render more with a cart's answer. */
  const MOST_SECTIONS = 5;

  /** @returns {Drawer | undefined} Dawn's drawer or notification */
  function findDrawer() {
    const found = /** @type {Drawer | null} */ (document.querySelector("cart-notification, cart-drawer"));
    return found && "renderContents" in found ? found : undefined;
  }

  /** @returns {string} ids of the sections that show the cart, as Shopify wants them */
  function sectionsOfCart() {
    const shown = document.querySelectorAll(`cart-items-component, [id^="${SECTION}"][id*="header"] ${LINK}`);
    const ids = findDrawer()?.getSectionsToRender().map(({ id }) => id) ?? [...shown].map((element) => element.closest(`[id^="${SECTION}"]`)?.id.slice(SECTION.length) ?? "");
    return [...new Set(ids)].slice(0, MOST_SECTIONS).join();
  }

  /**
   * Only the links' contents: whatever else the header holds (an open menu, a search) stays as it is.
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
   * Shopify's standard event, with the cart in the Storefront API's shape. It is sent when the line is in the cart
   * already, so that no listener has to take back what it showed.
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

  class ProductForm extends HTMLElement {
    #life = new AbortController();
    #busy = false;

    connectedCallback() {
      this.#life = new AbortController();
      const { signal } = this.#life;
      this.addEventListener("submit", (event) => void this.#submit(event, signal), { signal });
      // A page that comes back from the browser's cache is not waiting for anything any more.
      window.addEventListener("pageshow", ({ persisted }) => persisted && this.#rest(), { signal });
    }

    disconnectedCallback() {
      this.#life.abort();
      this.#rest();
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
      // Said at once: what the shopper's own press makes grow is no layout shift, and the answer takes the same line.
      this.#say(this.dataset.adding);
      try {
        const refusal = await this.#add(form, signal);
        this.#rest(refusal || this.dataset.added, refusal ? "" : form.action.slice(0, -"/add".length));
      } catch {
        if (!signal.aborted) form.submit();
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
      const response = await fetch(`${form.action}.js`, { method: "POST", body, signal, headers: { accept: "application/json" } });
      const answer = await response.json();
      if (response.ok && answer.variant_id) {
        try {
          if (drawer) {
            drawer.renderContents(answer);
            drawer.classList.remove("is-empty");
          } else {
            // Horizon's icon counts by itself.
            if (!document.querySelector("cart-icon")) refreshLinks(answer.sections ?? {});
            const cart = await fetch(`${form.action.slice(0, -"/add".length)}.js`, { signal });
            tellTheme(this, await cart.json(), { ...answer, quantity }, answer.sections);
          }
        } catch {
          // It is in the cart: what the theme makes of that must not add it once more.
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
     * Announced politely (W6); focus stays where it is.
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
