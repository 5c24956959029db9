// Sorts and filters the tables of a page. Without it each page is whole: the buttons and
// the filter are made or shown here.
(function () {
  "use strict";

  function valueOf(row, at) {
    var cell = row.cells[at];
    if (!cell) return "";
    var said = cell.getAttribute("data-sort");
    return said === null ? cell.textContent.trim() : said;
  }

  function compare(one, other) {
    if (one === "" || other === "") return one === other ? 0 : one === "" ? 1 : -1;
    var difference = Number(one) - Number(other);
    return isNaN(difference) ? one.localeCompare(other) : difference;
  }

  function sort(table, at, down) {
    var rows = Array.from(table.tBodies[0].rows);
    rows.sort(function (one, other) {
      var first = valueOf(one, at), second = valueOf(other, at);
      // What is not recorded stays at the end, whichever way round.
      if (first === "" || second === "") return compare(first, second);
      return down ? compare(second, first) : compare(first, second);
    });
    rows.forEach(function (row) { table.tBodies[0].append(row); });
  }

  document.querySelectorAll("table.sortable").forEach(function (table) {
    var headings = Array.from(table.tHead.rows[0].cells);
    headings.forEach(function (heading, at) {
      if (heading.hasAttribute("data-fixed")) return;
      var button = document.createElement("button");
      button.type = "button";
      button.append.apply(button, Array.from(heading.childNodes));
      heading.append(button);
      button.addEventListener("click", function () {
        var down = heading.getAttribute("aria-sort") === "ascending";
        headings.forEach(function (other) { other.removeAttribute("aria-sort"); });
        heading.setAttribute("aria-sort", down ? "descending" : "ascending");
        sort(table, at, down);
      });
    });
  });

  document.querySelectorAll("[data-filters]").forEach(function (field) {
    var table = document.getElementById(field.getAttribute("data-filters"));
    var count = document.querySelector('[data-counts="' + table.id + '"]');
    var rows = Array.from(table.tBodies[0].rows).map(function (row) {
      return { row: row, text: row.textContent.toLowerCase() };
    });
    field.closest("[hidden]").hidden = false;
    field.addEventListener("input", function () {
      var words = field.value.toLowerCase().split(/\s+/).filter(Boolean);
      var shown = 0;
      rows.forEach(function (one) {
        var fits = words.every(function (word) { return one.text.indexOf(word) >= 0; });
        one.row.hidden = !fits;
        if (fits) shown += 1;
      });
      count.textContent = words.length ? shown + " of " + rows.length : "";
    });
  });
})();
