// Keeps an open page as the ledger is. Hears of each build from the server that it came from; a
// page whose own bytes changed is loaded again where it was read, one whose bytes did not is left
// alone. What broke is laid over the page as it was. Served by `headway watch`, and no part of a
// report. What it shows goes into the page as text alone.
(function () {
  "use strict";

  var KEPT = "headway-watch " + location.pathname;
  var DISMISSED = "headway-watch dismissed";
  var AGAIN = 1000;
  var own = document.currentScript.dataset;
  var token = own.token, mark = own.page, styles = own.styles;
  var channel = null, panel = null, leaving = false, waiting = 0;

  // The state of a page, across a load.

  function kept(key) {
    try { return JSON.parse(sessionStorage.getItem(key)); } catch (_) { return null; }
  }

  function keep(key, value) {
    try { sessionStorage.setItem(key, JSON.stringify(value)); } catch (_) { /* then it is lost */ }
  }

  function all(selector) {
    return Array.from(document.querySelectorAll(selector));
  }

  // Elements of a sort, each by a name that it is likely to have after a change as well.
  function named(selector, name) {
    var seen = {}, found = {};
    all(selector).forEach(function (one) {
      var said = one.id || name(one) || "";
      seen[said] = (seen[said] || 0) + 1;
      found[said + " " + seen[said]] = one;
    });
    return found;
  }

  function foldings() {
    return named("details", function (one) {
      return one.querySelector("summary") ? one.querySelector("summary").textContent.trim() : "";
    });
  }

  function fields() {
    return named("input, select, textarea", function (one) {
      return one.name || one.getAttribute("data-filters");
    });
  }

  function headings() {
    return named("table.sortable thead th", function (one) { return one.textContent.trim(); });
  }

  // What is at the top of the window, so that what changes above it moves nothing.
  function anchor() {
    var at = all("main [id]").find(function (one) {
      var top = one.getBoundingClientRect().top;
      return top >= 0 && top < innerHeight && one.offsetParent;
    });
    return at ? { id: at.id, top: at.getBoundingClientRect().top } : null;
  }

  function remember() {
    var state = { y: scrollY, anchor: scrollY > 0 ? anchor() : null, open: {}, typed: {}, sorted: {} };
    var boxes = foldings(), typed = fields(), sorted = headings(), focus = document.activeElement;
    Object.keys(boxes).forEach(function (name) { state.open[name] = boxes[name].open; });
    Object.keys(typed).forEach(function (name) {
      var field = typed[name];
      if (field.type === "checkbox" || field.type === "radio") state.typed[name] = field.checked;
      else if (field.value !== field.defaultValue) state.typed[name] = field.value;
      if (field === focus) state.focus = name;
    });
    Object.keys(sorted).forEach(function (name) {
      if (sorted[name].hasAttribute("aria-sort")) state.sorted[name] = sorted[name].getAttribute("aria-sort");
    });
    keep(KEPT, state);
  }

  function restore() {
    var state = kept(KEPT);
    if (!state) return;
    sessionStorage.removeItem(KEPT);
    var boxes = foldings(), typed = fields(), sorted = headings();
    Object.keys(state.open).forEach(function (name) {
      if (boxes[name]) boxes[name].open = state.open[name];
    });
    Object.keys(state.sorted).forEach(function (name) {
      var button = sorted[name] && sorted[name].querySelector("button");
      for (var turn = 0; button && turn < 2; turn += 1) {
        if (sorted[name].getAttribute("aria-sort") !== state.sorted[name]) button.click();
      }
    });
    Object.keys(state.typed).forEach(function (name) {
      var field = typed[name], value = state.typed[name];
      if (!field || field.value === value || field.checked === value) return;
      if (typeof value === "boolean") field.checked = value; else field.value = value;
      field.dispatchEvent(new Event("input", { bubbles: true }));
      field.dispatchEvent(new Event("change", { bubbles: true }));
    });
    if (state.focus && typed[state.focus]) typed[state.focus].focus({ preventScroll: true });
    place(state);
    addEventListener("load", function () { place(state); }, { once: true });
  }

  function place(state) {
    var at = state.anchor && document.getElementById(state.anchor.id);
    var y = at ? scrollY + at.getBoundingClientRect().top - state.anchor.top : state.y;
    scrollTo({ top: y, behavior: "instant" });
  }

  function reload() {
    if (leaving) return;
    leaving = true;
    remember();
    history.scrollRestoration = "manual";
    location.reload();
  }

  // Style sheets change without a load: the new one is there before the old one goes.
  function restyle() {
    all('link[rel="stylesheet"]').forEach(function (link) {
      var address = new URL(link.href);
      if (address.pathname.indexOf("/_headway/") === 0) return;
      address.search = styles;
      var anew = link.cloneNode();
      anew.href = address.href;
      anew.addEventListener("load", function () { link.remove(); });
      link.after(anew);
    });
  }

  // What is told on a page.

  function element(name, kind, text) {
    var made = document.createElement(name);
    if (kind) made.className = kind;
    if (text) made.textContent = text;
    return made;
  }

  function close() {
    if (panel) panel.remove();
    panel = null;
  }

  function show(told, broken, more, dismissed) {
    close();
    if (!told.length) return;
    var count = told.length + more;
    panel = element("section", "watch-told" + (broken ? " watch-broken" : ""));
    panel.setAttribute("role", broken ? "alert" : "status");
    panel.tabIndex = 0;
    var head = element("div", "watch-head");
    head.append(element("h2", "", broken
      ? "This page is from before the last save, which cannot be used yet"
      : count === 1 ? "New since the last save" : count + " new since the last save"));
    var button = element("button", "", "Dismiss");
    button.type = "button";
    button.addEventListener("click", function () { close(); dismissed(); });
    head.append(button);
    panel.append(head);
    var list = element("ul");
    told.forEach(function (one) {
      var item = element("li");
      item.append(element("p", "watch-message", one.message));
      if (one.place) item.append(element("p", "watch-place", one.place));
      if (one.remedy) item.append(element("p", "watch-remedy", one.remedy));
      list.append(item);
    });
    panel.append(list);
    if (more) panel.append(element("p", "watch-more", "and " + more + " more, in the terminal"));
    // Told again, an alert that is made whole before it is there is read out whole.
    document.body.append(panel);
  }

  addEventListener("keydown", function (event) {
    if (event.key === "Escape" && panel && !event.defaultPrevented) panel.querySelector("button").click();
  });

  function hear(now) {
    var faults = JSON.stringify(now.faults);
    var news = now.number + JSON.stringify(now.news);
    var last = kept(DISMISSED) || {};
    var bare = !!document.querySelector(".watch-empty");
    if (now.faults.length && last.faults !== faults) {
      show(now.faults, true, 0, function () {
        keep(DISMISSED, { faults: faults });
        hear(now);
      });
      if (!(bare && now.page !== mark)) return;
    }
    if (now.page !== mark) { reload(); return; }
    if (now.styles !== styles) { styles = now.styles; restyle(); }
    if (!now.faults.length) {
      show(last.news === news ? [] : now.news, false, now.more, function () {
        keep(DISMISSED, { news: news });
      });
    }
  }

  // The channel. A page that nobody sees lets it go: a browser has only a few for one address.

  function connect() {
    if (channel || leaving || document.hidden) return;
    channel = new EventSource("/_headway/news?token=" + encodeURIComponent(token) +
      "&page=" + encodeURIComponent(location.pathname));
    channel.onmessage = function (event) { hear(JSON.parse(event.data)); };
    channel.onerror = function () {
      if (channel && channel.readyState === EventSource.CLOSED) again();
    };
  }

  function disconnect() {
    if (channel) channel.close();
    channel = null;
    clearTimeout(waiting);
  }

  // The server was started anew, and has another token: it is asked for the page that it has now.
  function again() {
    disconnect();
    if (leaving || document.hidden) return;
    waiting = setTimeout(function () {
      fetch(location.pathname, { cache: "no-store" }).then(function (answer) {
        return answer.text();
      }).then(function (text) {
        var page = new DOMParser().parseFromString(text, "text/html");
        var script = page.querySelector("script[data-token]");
        if (!script) throw new Error("no page of ours");
        token = script.dataset.token;
        connect();
      }).catch(again);
    }, AGAIN);
  }

  document.addEventListener("visibilitychange", function () {
    if (document.hidden) disconnect(); else connect();
  });
  addEventListener("pagehide", disconnect);
  addEventListener("pageshow", connect);

  restore();
  connect();
})();
