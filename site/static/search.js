// Finds words in everything that the report is made of. The field is shown by this script; what
// it looks through, search-data.js, is loaded when the field is first used. Text goes into the
// page as text alone, whatever it says.
(function () {
  "use strict";

  var SHOWN = 30;
  var BEFORE = 40, AROUND = 150;
  var DAY = /^\d{4}-\d\d-\d\d/;
  var PARTS = { e: "entry", s: "stage", n: "notes", f: "finding" };
  // Letters that are no other letter with a mark, as people without them on the keyboard type them.
  var PLAIN = { "ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "ς": "σ" };

  var area = document.querySelector("search.search");
  if (!area) return;
  var field = area.querySelector("input");
  var found = area.querySelector(".found");
  var list = found.querySelector("ol");
  var rest = found.querySelector(".rest");
  var status = area.querySelector("[aria-live]");
  var root = area.getAttribute("data-root");
  var index = null, loading = false;

  // One form for what is typed with or without capitals, accents and hidden characters.
  var known = new Map();
  function fold(text) {
    return text.toLowerCase().replace(/[^\x00-\x7f]+/g, function (run) {
      var folded = known.get(run);
      if (folded === undefined) {
        folded = run.normalize("NFD").replace(/[\p{M}\p{Cf}]+/gu, "")
          .replace(/[ßøłđæœıς]/g, function (letter) { return PLAIN[letter]; });
        known.set(run, folded);
      }
      return folded;
    });
  }

  // The lines of search-data.js: for each its text, its text folded, its page's line and its
  // day as a number; and their order, the newest first.
  function read(data) {
    var heads = data.heads.split("\n"), texts = data.texts.split("\n");
    var folded = fold(data.texts).split("\n");
    var pages = new Int32Array(texts.length), days = new Int32Array(texts.length);
    var called = [], page = 0;
    for (var at = 0; at < texts.length; at += 1) {
      if (heads[at].indexOf("\t") >= 0) {
        page = at;
        called[page] = folded[at].slice(0, folded[at].indexOf("\t"));
      } else if (texts[at][4] === "-" && DAY.test(texts[at])) {
        days[at] = texts[at].slice(0, 4) + texts[at].slice(5, 7) + texts[at].slice(8, 10);
        if (days[at] > days[page]) days[page] = days[at];
      }
      pages[at] = page;
    }
    return {
      heads: heads, texts: texts, folded: folded, pages: pages, days: days, called: called,
      order: newestFirst(days)
    };
  }

  // The numbers of the lines by their days, the newest first, else as they stand.
  function newestFirst(days) {
    var keys = new Float64Array(days.length), order = new Int32Array(days.length);
    for (var at = 0; at < days.length; at += 1) keys[at] = at - days[at] * 1e8;
    keys.sort();
    for (at = 0; at < keys.length; at += 1) order[at] = keys[at] - Math.floor(keys[at] / 1e8) * 1e8;
    return order;
  }

  // A line as a result: what it is, where it leads, what it is called and what it says.
  function result(at) {
    var page = index.pages[at];
    var head = index.heads[page].split("\t"), text = index.texts[page].split("\t");
    if (at === page) return { kind: head[0], href: head[1], name: text[0], text: text[1] };
    var part = index.heads[at], said = index.texts[at], kind = PARTS[part[0]] || "";
    return {
      kind: index.days[at] ? kind + ", " + said.slice(0, 10) : kind,
      href: head[1] + "#" + part.slice(1), name: text[0],
      text: index.days[at] ? said.slice(11) : said
    };
  }

  // Whether a word stands in a text: 2 where it begins a word there, 1 elsewhere, 0 nowhere.
  function stands(text, word) {
    var first = text.indexOf(word);
    for (var at = first; at >= 0; at = text.indexOf(word, at + 1)) {
      if (at === 0 || !/[\p{L}\p{N}]/u.test(text[at - 1])) return 2;
    }
    return first < 0 ? 0 : 1;
  }

  // How well a line fits: 3 by its page's name, 2 by words that begin so, 1 by parts of words.
  function fits(at, words) {
    var called = index.called[index.pages[at]], folded = index.folded[at];
    var least = 2, named = true, said = false;
    for (var one = 0; one < words.length; one += 1) {
      var inName = stands(called, words[one]), inText = stands(folded, words[one]);
      if (!inName && !inText) return 0;
      least = Math.min(least, Math.max(inName, inText));
      named = named && inName > 0;
      said = said || inText > 0;
    }
    if (index.pages[at] === at) return named ? 3 : least;
    // What stands on a page is not found by the name of the page alone.
    return said ? least : 0;
  }

  // Names first, those that begin with what was typed before the others; then the newest.
  function search(words) {
    var whole = words.join(" ");
    var groups = [[], [], [], []];
    // The lines as they lie in memory, which is much faster than the newest first.
    var fit = index.order.map(function (_, at) { return fits(at, words); });
    index.order.forEach(function (at) {
      if (fit[at] === 3 && index.called[at].indexOf(whole) === 0) groups[0].push(at);
      else if (fit[at]) groups[4 - fit[at]].push(at);
    });
    return [].concat(groups[0], groups[1], groups[2], groups[3]);
  }

  // Where each word stands in a text as it was typed: pairs of beginning and end, in order.
  function places(text, words) {
    var folded = "", origins = [], pairs = [], at = 0;
    Array.from(text).forEach(function (letter) {
      var plain = fold(letter);
      for (var one = 0; one < plain.length; one += 1) origins.push(at);
      folded += plain;
      at += letter.length;
    });
    origins.push(text.length);
    words.forEach(function (word) {
      for (var from = folded.indexOf(word); from >= 0; from = folded.indexOf(word, from + 1)) {
        pairs.push([origins[from], origins[from + word.length]]);
      }
    });
    return pairs.sort(function (one, other) { return one[0] - other[0] || other[1] - one[1]; });
  }

  // The text from one place to another, the words in it marked.
  function marked(parent, text, pairs, start, end) {
    var at = start;
    pairs.forEach(function (pair) {
      if (pair[0] < at || pair[1] > end || pair[0] === pair[1]) return;
      parent.append(text.slice(at, pair[0]));
      var mark = document.createElement("mark");
      mark.textContent = text.slice(pair[0], pair[1]);
      parent.append(mark);
      at = pair[1];
    });
    parent.append(text.slice(at, end));
    return parent;
  }

  function element(name, className) {
    var made = document.createElement(name);
    made.className = className;
    return made;
  }

  function around(text, words) {
    var pairs = places(text, words);
    var first = pairs.length ? pairs[0][0] : 0;
    var start = first > BEFORE ? text.lastIndexOf(" ", first - BEFORE / 2) + 1 : 0;
    var end = text.length > start + AROUND ? start + AROUND : text.length;
    // Half a character is no character.
    if (/[\ud800-\udbff]/.test(text[end - 1] || "")) end -= 1;
    var made = element("span", "text");
    if (start) made.append("… ");
    marked(made, text, pairs, start, end);
    if (end < text.length) made.append(" …");
    return made;
  }

  function item(one, words) {
    var link = document.createElement("a");
    link.href = root + one.href;
    var name = element("strong", "name");
    marked(name, one.name, places(one.name, words), 0, one.name.length);
    var kind = element("span", "kind");
    kind.textContent = one.kind;
    link.append(name, " ", kind);
    if (one.text) link.append(" ", around(one.text, words));
    var made = document.createElement("li");
    made.append(link);
    return made;
  }

  function show() {
    var words = fold(field.value).split(/\s+/).filter(Boolean);
    if (!index || !words.length) {
      close();
      return;
    }
    var results = search(words);
    list.replaceChildren.apply(list, results.slice(0, SHOWN).map(function (at) {
      return item(result(at), words);
    }));
    var more = results.length - SHOWN;
    rest.textContent = !results.length ? "Nothing holds all of this." : more > 0 ? "and " + more + " more" : "";
    rest.hidden = !rest.textContent;
    status.textContent = !results.length ? "Nothing found" : results.length + " found" + (more > 0 ? ", " + SHOWN + " shown" : "");
    found.hidden = false;
  }

  function close() {
    found.hidden = true;
    list.replaceChildren();
    status.textContent = "";
  }

  function load() {
    if (index || loading) return;
    loading = true;
    var script = document.createElement("script");
    script.src = root + "static/search-data.js";
    script.addEventListener("load", function () {
      index = read(window.headwaySearch);
      window.headwaySearch = null;
      show();
    });
    script.addEventListener("error", function () {
      loading = false;
      status.textContent = "The search cannot be loaded";
    });
    document.head.append(script);
  }

  // From the field down the list and back: step is 1 or -1.
  function move(step) {
    var links = Array.from(list.querySelectorAll("a"));
    var at = links.indexOf(document.activeElement) + step;
    if (at < 0) field.focus();
    else if (links[at]) links[at].focus();
  }

  field.addEventListener("focus", function () {
    load();
    show();
  });
  field.addEventListener("input", function () {
    load();
    show();
  });

  area.addEventListener("keydown", function (event) {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      move(event.key === "ArrowDown" ? 1 : -1);
    } else if (event.key === "Enter" && event.target === field) {
      var first = list.querySelector("a");
      if (first) first.click();
    } else if (event.key === "Escape") {
      event.preventDefault();
      if (event.target !== field) field.focus();
      else if (found.hidden) field.value = "";
      close();
    }
  });

  area.addEventListener("focusout", function (event) {
    if (event.relatedTarget && !area.contains(event.relatedTarget)) close();
  });
  document.addEventListener("click", function (event) {
    if (!area.contains(event.target)) close();
  });

  document.addEventListener("keydown", function (event) {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target.closest("input, textarea, select, [contenteditable]")) return;
    event.preventDefault();
    field.focus();
    field.select();
  });

  area.hidden = false;
  document.querySelectorAll("[data-with-search]").forEach(function (one) { one.hidden = false; });
})();
