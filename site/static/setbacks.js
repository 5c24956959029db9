// Takes campaigns away, says what survives, and unhides what needs it.
(function () {
  "use strict";

  function rounded(value, digits) {
    var how = { maximumFractionDigits: digits, roundingMode: "halfEven" };
    return new Intl.NumberFormat("en-US", how).format(value);
  }

  function percent(share) {
    var hundred = Math.round(share * 1e11) / 1e9;
    var rough = (hundred > 0 && hundred < 1) || (hundred > 99 && hundred < 100);
    return (rough ? rounded(Math.min(Math.max(hundred, 0.1), 99.9), 1) : rounded(hundred, 0)) + "%";
  }

  function listing(names) {
    if (names.length > 4) names = names.slice(0, 3).concat(names.length - 3 + " more");
    var last = names.pop();
    return names.length ? names.join(", ") + " and " + last : last;
  }

  document.querySelectorAll("[data-setbacks]").forEach(function (pool) {
    var client = pool.dataset.setbacks === "client";
    var rows = pool.querySelectorAll("[data-campaign]");
    var boxes = Array.from(pool.querySelectorAll("[data-takes]"));
    if (!boxes.length) return;
    var said = pool.querySelector("[role=status]"), all = said.textContent;
    var bar = pool.querySelector("svg"), left = bar.querySelector(".surviving-left");
    var reset = pool.querySelector("button");

    function hope(gone) {
      var sum = 0, none = 1;
      rows.forEach(function (row) {
        if (gone.has(row.dataset.campaign)) return;
        sum += row.dataset.p * row.dataset.value;
        none *= 1 - row.dataset.p;
      });
      return client ? sum : 1 - none;
    }

    function words(amount) {
      return client ? (rounded(amount, 0) + " " + pool.dataset.unit).trim() : percent(amount);
    }

    function update() {
      var gone = new Set(), names = [];
      boxes.forEach(function (box) {
        if (!box.checked) return;
        names.push(box.dataset.name);
        box.dataset.takes.split(" ").forEach(gone.add, gone);
      });
      boxes.forEach(function (box) {
        var takes = box.dataset.takes.split(" "), lost = takes.filter(gone.has, gone).length;
        box.indeterminate = !box.checked && lost > 0;
        box.closest("tr").classList.toggle("setbacks-gone", lost === takes.length);
      });
      var before = hope(new Set()), after = hope(gone);
      reset.disabled = !names.length;
      said.textContent = reset.disabled ? all : percent(after / before) + " survives without "
        + listing(names) + ": " + words(after) + " of " + words(before) + " " + pool.dataset.what + ".";
      bar.querySelector("desc").textContent = said.textContent;
      left.setAttribute("width", bar.viewBox.baseVal.width * after / before);
    }

    function clear() {
      boxes.forEach(function (box) { box.checked = false; });
      update();
    }

    pool.addEventListener("change", update);
    reset.addEventListener("click", function () { clear(); boxes[0].focus(); });
    clear(); // kept marks
    pool.querySelectorAll("[hidden]").forEach(function (one) { one.hidden = false; });
  });
})();
