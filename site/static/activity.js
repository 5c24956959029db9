// Narrows the statement of activity to the days between two dates and counts what is left.
// Printing then prints what is shown. Without it the page is whole, and the fields are hidden.
(function () {
  "use strict";

  var page = document.querySelector(".activity");
  var from = document.getElementById("activity-from");
  var to = document.getElementById("activity-to");
  if (!from || !to) return;
  var status = page.querySelector(".activity-chosen");
  var kinds = page.querySelector(".activity-chosen-kinds");
  var sections = Array.from(page.querySelectorAll(".activity > .activity-section"));
  var months = ["January", "February", "March", "April", "May", "June", "July", "August",
    "September", "October", "November", "December"];
  var words = {};
  page.querySelectorAll(".activity-words li").forEach(function (one) {
    words[one.dataset.kind] = [one.dataset.one, one.dataset.many];
  });

  function said(day) {
    var parts = day.split("-");
    return Number(parts[2]) + " " + months[Number(parts[1]) - 1] + " " + Number(parts[0]);
  }

  function hours(minutes) {
    return String(Math.round(minutes / 6) / 10);
  }

  function show(group, rows) {
    var shown = 0;
    rows.forEach(function (row) {
      row.hidden = row.dataset.day < from.value || row.dataset.day > to.value;
      if (!row.hidden) shown += 1;
    });
    group.hidden = !shown;
    return shown;
  }

  function narrow() {
    if (!from.value || !to.value) return;
    var whole = from.value <= from.min && to.value >= to.max;
    var tally = {}, count = 0, minutes = 0;
    sections.forEach(function (section) {
      var shown = 0;
      Array.from(section.querySelectorAll("tbody")).forEach(function (week) {
        shown += show(week, Array.from(week.querySelectorAll("tr[data-day]")));
        week.querySelector(".activity-week .numeric").classList.toggle("unsure", !whole);
      });
      section.hidden = !shown;
      section.querySelectorAll("tr[data-day]:not([hidden])").forEach(function (row) {
        count += Number(row.dataset.count);
        minutes += Number(row.dataset.minutes);
        tally[row.dataset.kind] = (tally[row.dataset.kind] || 0) + Number(row.dataset.count);
      });
    });
    page.classList.toggle("narrowed", !whole);
    kinds.hidden = whole;
    status.textContent = said(from.value) + " to " + said(to.value) + ": " + count +
      (count === 1 ? " activity, " : " activities, ") + hours(minutes) + " hours recorded";
    kinds.textContent = Object.keys(tally).sort(function (one, other) {
      return tally[other] - tally[one] || (one < other ? -1 : 1);
    }).map(function (kind) {
      return tally[kind] + " " + words[kind][tally[kind] === 1 ? 0 : 1];
    }).join(" · ");
    if (whole) status.textContent = "";
  }

  page.querySelector(".activity-filter").hidden = false;
  from.addEventListener("input", narrow);
  to.addEventListener("input", narrow);
})();
