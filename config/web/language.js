// Switches the language of a page on which something was typed in place: its texts come from the same
// page in the other language, and its fields stay as they are. Nothing of them is sent or stored. What
// came in since the page was opened goes by what was typed: it stays too, in the language it came in.
// Where nothing was typed, or without a script, the page is opened anew.
(() => {
  const SAID = ["aria-label", "title", "placeholder", "alt", "lang", "aria-current"];
  const cameIn = new WeakSet();
  let typed = false;
  let anew = false;

  // What a form was answered with cannot be opened again as it is.
  const opened = document.querySelector("main .error-summary") === null;
  const addresses = page =>
    [...page.querySelectorAll("main form")].map(form => form.getAttribute("action")).join(" ");

  for (const event of ["input", "change"]) {
    document.addEventListener(event, ({ target }) => {
      typed ||= target.closest("main form[method=post]") !== null;
    });
  }
  document.addEventListener("htmx:load", ({ detail }) => {
    if (detail.elt !== document.body) {
      cameIn.add(detail.elt);
      typed ||= detail.elt.closest("main form[method=post]") !== null;
    }
  });

  document.addEventListener("submit", async event => {
    const { target: form, submitter: button } = event;
    if (anew || !opened || !typed || !button || !form.matches(".lang form")) {
      return;
    }
    event.preventDefault();
    const body = new URLSearchParams(new FormData(form));
    body.set(button.name, button.value);
    try {
      const answer = await fetch(form.getAttribute("action"), { method: "POST", body });
      const other = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (!answer.ok || addresses(other) !== addresses(document)) {
        throw new Error("it is not the same page");
      }
      const was = document.documentElement.lang;
      document.querySelectorAll("main *:not([lang])").forEach(part => {
        if (cameIn.has(part)) {
          part.lang = was;
        }
      });
      document.documentElement.lang = other.documentElement.lang;
      document.title = other.title;
      say(document.body, other.body);
    } catch {
      anew = true;
      form.requestSubmit(button);
    }
  });

  // Comments and the space between elements say nothing.
  const parts = node => [...node.childNodes].filter(part =>
    part.nodeType === Node.ELEMENT_NODE || (part.nodeType === Node.TEXT_NODE && part.data.trim()));

  function say(node, other) {
    for (const name of SAID) {
      if (other.hasAttribute(name)) {
        node.setAttribute(name, other.getAttribute(name));
      } else {
        node.removeAttribute(name);
      }
    }
    if (node.matches("select")) {
      choices(node, other);
    } else if (node.matches("input[type=text]")) {
      // A day that the page wrote is written otherwise: 30 พ.ย. 2569.
      if (node.value === node.defaultValue && other.matches("input[type=text]")) {
        node.value = node.defaultValue = other.defaultValue;
      }
    } else if (!node.matches("textarea, svg, script")) {
      const there = parts(other);
      const here = parts(node);
      if (here.length === there.length
          && here.every((part, i) => part.nodeName === there[i].nodeName)) {
        here.forEach((part, i) => {
          if (part.nodeType === Node.TEXT_NODE) {
            part.data = there[i].data;
          } else if (!cameIn.has(part)) {
            say(part, there[i]);
          }
        });
      }
    }
  }

  // They are in the order of their language.
  function choices(select, other) {
    const chosen = select.value;
    if (!select.multiple && [...other.options].some(one => one.value === chosen)) {
      select.replaceChildren(...[...other.children].map(one => document.importNode(one, true)));
      select.value = chosen;
    }
  }
})();
